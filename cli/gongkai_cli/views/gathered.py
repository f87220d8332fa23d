"""The results of a run gathered for a format that is written once all files are judged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.model.message import Language
from gongkai.model.waiver import Waiver
from gongkai_cli.checked import Checked

if TYPE_CHECKING:
    from gongkai.rulebook.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Gathered:
    """``results`` in the order given; ``unmatched`` are the waivers that no report was about."""

    results: Sequence[Checked]
    rulebook: "Rulebook"
    language: Language
    unmatched: Sequence[Waiver] = ()


class GatheringView:
    """The view of such a format: ``write`` gets all results when it is closed."""

    def __init__(
        self, write: Callable[[Gathered], None], rulebook: "Rulebook", language: Language
    ) -> None:
        self.write = write
        self.rulebook = rulebook
        self.language: Language = language
        self.results: list[Checked] = []

    def show(self, result: Checked) -> None:
        self.results.append(result)

    def close(self, unmatched: Sequence[Waiver] = ()) -> None:
        self.write(Gathered(self.results, self.rulebook, self.language, unmatched))
