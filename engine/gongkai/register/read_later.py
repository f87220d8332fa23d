"""The cells of a report that are read from the register when somebody asks for one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from gongkai.model.report import Cell


@dataclass(frozen=True, slots=True, eq=False)
class ReadLater(Mapping[str, Cell]):
    """A register holds more cells than memory: ``read`` gives those of one report, and may forget
    them again."""

    read: Callable[[], Mapping[str, Cell]]

    def __getitem__(self, id_: str) -> Cell:
        return self.read()[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self.read())

    def __len__(self) -> int:
        return len(self.read())
