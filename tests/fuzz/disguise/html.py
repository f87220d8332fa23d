"""Disguises of a page: style sheets, attributes, marks, fields and frames."""

from collections.abc import Sequence
from random import Random

from fuzz.disguise.fragment import SENTINEL, Fragment
from fuzz.disguise.scene import Markup, Scene, staged

LOOKS = ("hidden", "struck", "raised", "deleted", "ruby", "comment", "field", "inserted", "runs")
_RULES = (
    ".gone { display: none } #x .pale, .pale { color: #fff } .away { visibility: hidden }"
    " .none { font-size: 0 } p.clear, td .clear { opacity: 0 }"
    " .off { position: absolute; left: -9999px }"
)
_HIDDEN = (
    'class="gone"', 'class="away"', 'class="none"', 'class="clear"', 'class="off"', 'class="pale"',
    "hidden", 'style="display:none"', "style='DISPLAY : none !important'", 'style="opacity:0"',
    'style="visibility:hidden"', 'style="font-size:0"', 'style="color:white"',
    'style="position:absolute;left:-9999px"', 'style="mso-hide:all;display:none"',
    'style="position:absolute;clip:rect(0,0,0,0)"', 'style="color:rgba(0,0,0,0)"',
)  # fmt: skip
_HIDDEN_BOX = (
    'class="gone"', "hidden", 'style="display:none"', "style='display:none;mso-hide:all'",
    'style="visibility:collapse"',
)  # fmt: skip
_MARKUP = {
    "plain": ("{}",),
    "struck": (
        "<s>{}</s>", "<strike>{}</strike>", "<span style='text-decoration:line-through'>{}</span>",
        "<span style='text-decoration-line: line-through'>{}</span>",
    ),
    "raised": (
        "<sup>{}</sup>", "<sub>{}</sub>", "<sup>[{}]</sup>", "<sup><a href='#f'>注{}</a></sup>",
        "<span style='vertical-align:super;font-size:50%'>{}</span>",
    ),
    "deleted": ("<del>{}</del>", "<span class='msoDel'><del>{}</del></span>"),
    "inserted": ("<ins>{}</ins>", "<b><font color=red>{}</font></b>", "<span>{}</span>"),
    "ruby": ("<ruby><rb>\u200b</rb><rp>(</rp><rt>{}</rt><rp>)</rp></ruby>",),
    "comment": (
        "<!-- {} -->", "<script>var n = {}</script>", "<template>{}</template>",
        "<input type=hidden value={}>", "<span title={}></span>", "<style>.a{{width:{}px}}</style>",
        "<img alt={} width=0 height=0>", "<noscript>{}</noscript>",
    ),
    "field": (
        "<input value={}>", "<input type=text readonly value='{}'>", "<textarea>{}</textarea>",
        "<select><option>0<option selected>{}</select>",
        "<math><mn>{}</mn></math>", "<svg width=40 height=20><text>{}</text></svg>",
    ),
}  # fmt: skip
_ELSEWHERE = (
    "<iframe src='/t/{0}.html'></iframe>", "<canvas width=40 height=20></canvas>",
    "<img src='/n/{0}.png' width=40 height=20>", "<embed src='/t/{0}.pdf'>",
    "<div style='width:4px;overflow:hidden'>{0}77</div>",
)  # fmt: skip


def with_fragments(page: str, fragments: Sequence[Fragment], chance: Random) -> str:
    """The page with these fragments in place of the sentinel."""
    inner = "".join(_written(fragment, chance) for fragment in fragments)
    return _ruled(page).replace(SENTINEL, inner)


def with_scene(page: str, number: str, chance: Random) -> Scene:
    """The page with something hidden, doubled or elsewhere."""
    if chance.random() < 0.15:
        inner = chance.choice(_ELSEWHERE).format(number)
        return Scene(page.replace(SENTINEL, inner), "unknown")
    if chance.random() < 0.15:
        return Scene(_hidden_column(_ruled(page), chance), "same")
    return staged(_ruled(page), _PAGE, number, chance)


def _written(fragment: Fragment, chance: Random) -> str:
    if fragment.look == "hidden":
        tag = chance.choice(("span", "span", "i", "div", "font"))
        return f"<{tag} {chance.choice(_HIDDEN)}>{fragment.text}</{tag}>"
    return chance.choice(_MARKUP[fragment.look]).format(fragment.text)


def _ruled(page: str) -> str:
    return page.replace("</style>", f" {_RULES}</style>")


def _hidden_column(page: str, chance: Random) -> str:
    """Every row of every table ends, or begins, with a cell that is hidden."""
    cell = f"<td {chance.choice(_HIDDEN_BOX[:3])}>{chance.randrange(9)}</td>"
    if chance.random() < 0.5:
        return page.replace("</tr>", f"{cell}</tr>")
    return page.replace("<tr>", f"<tr>{cell}")


def _hide_first(tag: str):
    def hide(text: str, chance: Random) -> str:
        return text.replace(f"<{tag}", f"<{tag} {chance.choice(_HIDDEN_BOX)}", 1)

    return hide


def _hide_table(text: str, chance: Random) -> str:
    wrapped = (
        "<div style='display:none'>{}</div>", "<div class=gone>{}</div>", "<div hidden>{}</div>",
        "<details><summary>往年</summary>{}</details>", "<template>{}</template>", "<!--{}-->",
        "<div style='height:0;overflow:hidden'>{}</div>", "<noscript>{}</noscript>",
    )  # fmt: skip
    return chance.choice(wrapped).format(text)


def _hidden_sentence(text: str, chance: Random) -> str:
    return f"<p {chance.choice(_HIDDEN)}>{text}</p>"


_PAGE = Markup(
    ("<tr", "</tr>"), ("<table", "</table>"), _hide_first("tr"), _hide_table, _hidden_sentence,
    "</p>",
)  # fmt: skip
