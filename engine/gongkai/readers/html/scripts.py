"""Scripts that put something into a page which its file does not show."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_WRITES = re.compile(
    r"innerHTML|outerHTML|insertAdjacent|document\.write|appendChild|insertRow|createElement"
    r"|\.(?:html|append|prepend|after|before|replaceWith|load|text|mount|init|render)\s*\("
    r"|\bel\s*:|innerText|textContent|createApp|new\s+Vue"
)
_MARKUP = re.compile(r"<\\?/?(?:table|t[rdh]|h[1-6]|p)\b", re.IGNORECASE)
_TEMPLATE = re.compile(r"\{\{[^{}]{1,200}\}\}")
_EMPTY = ",".join(
    f"{tag}[{name}]:empty"
    for tag in ("div", "section", "article", "main", "table", "tbody", "td", "p")
    for name in ("id", "class")
)
_MOST = 400_000


@dataclass(slots=True)
class Scripts:
    """All program text of a page, and the empty elements that it fills."""

    text: str
    fills: frozenset[int]

    def named(self, identity: str | None, classes: str | None = None) -> bool:
        """Whether a program names the element of this id or with one of these classes."""
        if not self.text:
            return False
        names = [rf"[\"'`#]{re.escape(identity)}[\"'`\s,)]"] if identity else []
        names += [rf"\.{re.escape(name)}(?![\w-])" for name in (classes or "").split()]
        return any(re.search(name, self.text) for name in names)


def read_scripts(
    page: "LexborHTMLParser", programs: "Sequence[LexborNode]", actions: Sequence[str]
) -> Scripts:
    """What the scripts within the page tell, and what is done at a click; scripts in files of
    their own are not at hand."""
    texts = [node.text(deep=True) for node in programs if _is_program(node)]
    text = "\n".join((*texts, *actions))[:_MOST]
    scripts = Scripts(text, frozenset())
    if text and _WRITES.search(text):
        scripts.fills = frozenset(_filled(page, scripts))
    return scripts


def writes_here(node: "LexborNode", *, in_cell: bool = False) -> bool:
    """Whether a script writes tables or paragraphs at the place where it stands; anything at all,
    where that is a cell."""
    text = node.text(deep=True)[:_MOST]
    return "document.write" in text and (in_cell or _MARKUP.search(text) is not None)


def is_template(text: str) -> bool:
    """Whether a script is to put something in place of this text: ``{{ total }}``."""
    return "{{" in text and _TEMPLATE.search(text) is not None


def _is_program(node: "LexborNode") -> bool:
    kind = (node.attributes.get("type") or "").lower()
    return not kind or "script" in kind or kind == "module"


def _filled(page: "LexborHTMLParser", scripts: Scripts) -> Iterator[int]:
    for node in page.css(_EMPTY):
        attributes = node.attributes
        if scripts.named(attributes.get("id"), attributes.get("class")):
            yield node.mem_id
