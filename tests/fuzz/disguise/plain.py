"""Disguises of text and Markdown, which know few."""

from collections.abc import Sequence
from random import Random

from fuzz.disguise.fragment import SENTINEL, Fragment

LOOKS = ("inserted",)
MARKDOWN_LOOKS = ("struck", "raised", "comment", "inserted", "runs")
_MARKUP = {
    "plain": ("{}",),
    "struck": ("~~{}~~", "<s>{}</s>", "<del>{}</del>"),
    "raised": ("<sup>{}</sup>", "[^{}]", "<sub>{}</sub>"),
    "comment": ("<!-- {} -->", "<!--{}-->"),
    "inserted": ("**{}**", "_{}_", "`{}`", "<b>{}</b>", "[{}](#n)", "  {}  "),
}


def with_fragments(
    text: str, fragments: Sequence[Fragment], chance: Random, *, markdown: bool
) -> str:
    """The text with these fragments in place of the sentinel."""
    markup = _MARKUP if markdown else {"plain": ("{}",), "inserted": ("  {} ", "{}", "{}\u3000")}
    inner = "".join(
        chance.choice(markup[fragment.look]).format(fragment.text) for fragment in fragments
    )
    return text.replace(SENTINEL, inner)
