"""Disguises of an OpenDocument text or workbook, in ``content.xml``."""

import re
from collections.abc import Sequence
from random import Random

from fuzz.disguise.fragment import SENTINEL, Fragment
from fuzz.disguise.scene import Markup, Scene, around, staged

LOOKS = ("hidden", "struck", "raised", "deleted", "ruby", "comment", "inserted", "runs", "field")
SHEET_LOOKS = ("struck", "raised", "comment", "runs")
_FO = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
_PROPERTIES = {
    "Gone": 'text:display="none"', "Pale": 'fo:color="#ffffff"', "Tiny": 'fo:font-size="1pt"',
    "Struck": 'style:text-line-through-style="solid"', "Plain": 'fo:font-weight="bold"',
    "Twice": 'style:text-line-through-type="double"', "Up": 'style:text-position="super 58%"',
    "Down": 'style:text-position="-33% 58%"',
}  # fmt: skip
_STYLES = "".join(
    f'<style:style style:name="{name}" style:family="text"><style:text-properties {_FO} {what}/>'
    "</style:style>"
    for name, what in _PROPERTIES.items()
) + (
    '<style:style style:name="Away" style:family="table"><style:table-properties '
    'table:display="false"/></style:style>'
)
_SPAN = '<text:span text:style-name="{}">{{}}</text:span>'
_MARKUP = {
    "plain": ("{}", _SPAN.format("Plain"), "<text:span>{}</text:span>"),
    "hidden": (
        *map(_SPAN.format, ("Gone", "Pale", "Tiny")),
        '<text:hidden-text text:condition="true" text:string-value="{}" text:is-hidden="true"/>',
    ),
    "struck": tuple(map(_SPAN.format, ("Struck", "Twice"))),
    "raised": tuple(map(_SPAN.format, ("Up", "Down"))),
    "ruby": ("<text:ruby><text:ruby-base/><text:ruby-text>{}</text:ruby-text></text:ruby>",),
    "deleted": ('<text:change text:change-id="c{}"/>',),
    "inserted": (
        '<text:change-start text:change-id="i"/>{}<text:change-end text:change-id="i"/>',
        "<text:a>{}</text:a>", "<text:bookmark-start text:name='b'/>{}",
    ),
    "comment": (
        "<office:annotation><text:p>{}</text:p></office:annotation>",
        '<text:bookmark text:name="n{}"/>',
    ),
    "field": (
        "<text:text-input>{}</text:text-input>", "<text:placeholder>{}</text:placeholder>",
        "<text:user-defined text:name='n'>{}</text:user-defined>", "<text:span>{}</text:span>",
    ),
}  # fmt: skip
_VALUE = re.compile(rf'office:value="{SENTINEL}"')
_SHOWN = re.compile(rf"(?<=>){SENTINEL}(?=<)")


def with_fragments(content: str, fragments: Sequence[Fragment], value: str, chance: Random) -> str:
    """The content with these fragments in place of the sentinel; ``value`` is what a workbook's
    cell stores."""
    inner = "".join(
        chance.choice(_MARKUP[fragment.look]).format(fragment.text) for fragment in fragments
    )
    return _VALUE.sub(f'office:value="{value}"', _SHOWN.sub(lambda _: inner, _styled(content)))


def with_scene(content: str, number: str, chance: Random) -> Scene:
    """A text with something hidden or doubled."""
    return staged(_styled(content), _TEXT, number, chance)


def with_sheet_scene(content: str, number: str, chance: Random) -> Scene:
    """A workbook with something hidden or doubled, or a cell that shows another number than it
    stores: what it shows is the sentinel's."""
    content = _styled(content)
    match chance.randrange(6):
        case 0:
            return staged(content, _SHEET, number, chance)
        case 1:
            start, _ = around(content, "<table:table-row>", "</table:table-row>")
            hide = chance.choice(("collapse", "filter"))
            at = start + len("<table:table-row")
            hidden = f'{content[:at]} table:visibility="{hide}"{content[at:]}'
            return Scene(hidden, "unseen")
        case 2:
            return Scene(_SHOWN.sub("", content), "unseen")
        case 3:
            return Scene(_VALUE.sub(f'office:value="{number}.2"', content), "same")
        case 4:
            note = "<office:annotation><text:p>7</text:p></office:annotation>"
            return Scene(_SHOWN.sub(f"{SENTINEL}</text:p>{note}<text:p>", content), "same")
        case _:
            error = 'office:value-type="string" office:value="0" table:formula="of:=[.A1]"'
            cell = rf'office:value-type="float" office:value="{SENTINEL}"'
            return Scene(content.replace(cell, error).replace(SENTINEL, "#REF!"), "unseen")


def _styled(content: str) -> str:
    if "</office:automatic-styles>" in content:
        end = "</office:automatic-styles>"
        return content.replace(end, _STYLES + end)
    sheet = f"<office:automatic-styles>{_STYLES}</office:automatic-styles><office:body>"
    return content.replace("<office:body>", sheet)


def _gone(text: str, chance: Random) -> str:
    """Every paragraph's text hidden."""
    span = f'<text:span text:style-name="{chance.choice(("Gone", "Pale"))}">'
    return re.sub(r"(<text:p\b[^>]*>)([^<]+)", rf"\1{span}\2</text:span>", text)


def _hide_table(text: str, chance: Random) -> str:
    if chance.random() < 0.5:
        return text.replace("<table:table", '<table:table table:style-name="Away"', 1)
    return f'<text:section text:display="none">{text}</text:section>'


def _hidden_sentence(text: str, chance: Random) -> str:
    return _gone(f"<text:p>{text}</text:p>", chance)


def _hide_sheet(text: str, chance: Random) -> str:
    named = re.sub(r'table:name="[^"]*"', 'table:name="旧"', text)
    return named.replace("<table:table ", '<table:table table:style-name="Away" ', 1)


def _collapse(text: str, chance: Random) -> str:
    return text.replace("<table:table-row", '<table:table-row table:visibility="collapse"', 1)


def _hidden_line(text: str, chance: Random) -> str:
    cell = (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )
    return f'<table:table-row table:visibility="collapse">{cell}</table:table-row>'


_TEXT = Markup(
    ("<table:table-row>", "</table:table-row>"), ("<table:table>", "</table:table>"), _gone,
    _hide_table, _hidden_sentence, "</text:p>(?=<text:[ph])",
)  # fmt: skip
_SHEET = Markup(
    ("<table:table-row>", "</table:table-row>"), ("<table:table ", "</table:table>"), _collapse,
    _hide_sheet, _hidden_line, "</table:table-row>",
)  # fmt: skip
