"""One identity of a table that does not hold: which row or column, and the cells on either side."""

from dataclasses import dataclass

from gongkai.model.message import Message


@dataclass(frozen=True, slots=True)
class Breach:
    """``line`` is the short name of the row or column; ``left`` and ``right`` are the ids of the
    cells of this report on each side of the comparison, in the order of the identity (the parts
    and, as a rule on the right, their total; of a chain, last year's cells are not among them).
    ``told`` puts it in numbers: 商业企业：3 + 0 ≠ 2 + 0."""

    line: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    told: Message
