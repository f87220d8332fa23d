"""Doubts of the reader that read the same."""

from collections.abc import Iterable, Mapping

from gongkai.model.message import Language, render
from gongkai.model.report import Doubt


def alike(doubts: Iterable[Doubt], language: Language) -> Mapping[str, tuple[Doubt, ...]]:
    """Each wording with the doubts that it stands for, in the order of the first."""
    same: dict[str, list[Doubt]] = {}
    for doubt in doubts:
        same.setdefault(render(doubt.message, language), []).append(doubt)
    return {wording: tuple(found) for wording, found in same.items()}
