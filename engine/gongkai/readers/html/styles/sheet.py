"""Style sheets as lists of rules, those alone that decide what a person sees."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

from gongkai.readers.html.styles.declarations import TELLING, Content, Declarations, declared
from gongkai.readers.html.styles.media import holds
from gongkai.readers.html.styles.selectors import Tokens, Weight, alternatives, is_valid, weight

_DEEPEST = 8
_LONGEST_KEPT = 100_000
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SIMPLE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_NAMED_SPACE = tinycss2.parse_component_value_list(" ")


@dataclass(frozen=True, slots=True, eq=False)
class StyleRule:
    """One selector with what it declares. ``layered``: it stands in a cascade layer, which gives
    way to what stands in none."""

    selector: Tokens
    weight: Weight
    plain: Declarations
    important: Declarations
    layered: bool = False


@dataclass(slots=True)
class Sheet:
    """Rules in order; ``cut`` where there were more than may be looked at."""

    most: int
    rules: list[StyleRule] = field(default_factory=list[StyleRule])
    cut: bool = False

    def add(self, text: str, media: str = "") -> None:
        """The rules of a ``<style>`` element, or of a file, as far as they hold on a screen."""
        if not holds(media) or not TELLING.search(text):
            return
        if len(text) < _LONGEST_KEPT:
            rules, cut = _kept(text, self.most)
        else:
            rules, cut = _read(text, self.most)
        self.rules += rules[: max(0, self.most - len(self.rules))]
        self.cut = self.cut or cut or len(self.rules) >= self.most

    def read(self, text: str) -> None:
        """The rules of one text."""
        for node in tinycss2.parse_stylesheet(_condensed(text), True, True):
            self._node(node, (), False, 0)

    def _node(self, node: Content, parents: Sequence[Tokens], layered: bool, depth: int) -> None:
        if depth > _DEEPEST or len(self.rules) >= self.most:
            self.cut = True
            return
        if isinstance(node, QualifiedRule):
            written = alternatives(node.prelude)
            if not all(map(is_valid, written)):
                return
            selectors = list(_nested(written, parents))
            self._block(node.content, selectors, layered, depth)
        elif isinstance(node, AtRule) and node.content is not None:
            prelude = tinycss2.serialize(node.prelude)
            match node.lower_at_keyword:
                case "media" if not holds(prelude):
                    return
                case "supports" if re.match(r"\s*not\b", prelude):
                    return
                case "media" | "supports" | "layer" | "scope" | "starting-style":
                    if node.lower_at_keyword == "starting-style":
                        return
                    layered = layered or node.lower_at_keyword == "layer"
                    self._block(node.content, list(parents), layered, depth)
                case _:
                    return

    def _block(self, content: Tokens, selectors: list[Tokens], layered: bool, depth: int) -> None:
        nodes = tinycss2.parse_blocks_contents(content, True, True)
        plain, important = declared(nodes) if selectors else ({}, {})
        if plain or important:
            for selector in selectors[: max(0, self.most - len(self.rules))]:
                self.rules.append(StyleRule(selector, weight(selector), plain, important, layered))
        for node in nodes:
            if isinstance(node, QualifiedRule | AtRule):
                self._node(node, selectors, layered, depth + 1)


def _read(text: str, most: int) -> tuple[tuple[StyleRule, ...], bool]:
    sheet = Sheet(most)
    sheet.read(text)
    return tuple(sheet.rules), sheet.cut


# The pages of one site, and of one office program, bring the same sheet along.
_kept = lru_cache(maxsize=32)(_read)


def _nested(selectors: list[list[Node]], parents: Sequence[Tokens]) -> Iterator[Tokens]:
    """Selectors within a rule, made whole by those of the rule around them."""
    if not parents:
        yield from selectors
        return
    for parent in parents:
        for selector in selectors:
            whole: list[Node] = []
            named = False
            for token in selector:
                if token.type == "literal" and token.value == "&":
                    whole += parent
                    named = True
                else:
                    whole.append(token)
            yield whole if named else [*parent, *_NAMED_SPACE, *selector]


def _condensed(text: str) -> str:
    """The sheet without the rules that say nothing of what is seen; these are most of it."""
    text = _COMMENT.sub(" ", text.replace("<!--", " ").replace("-->", " "))
    if "\\" in text or re.search(r"[\"'][^\"'\n]*[{}][^\"'\n]*[\"']", text):
        return text
    return _SIMPLE.sub(lambda rule: rule[0] if TELLING.search(rule[2]) else " ", text)
