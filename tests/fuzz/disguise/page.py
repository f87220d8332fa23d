"""Disguises of a PDF page, in the operators that draw it."""

import re
from collections.abc import Sequence
from random import Random

from fuzz.disguise.fragment import SENTINEL, Fragment
from fuzz.disguise.scene import Scene
from fuzz.packages import indexed
from readers.pdf_file import rule, write

LOOKS = ("hidden", "struck", "raised", "runs")
_LENGTH = re.compile(rb"/Length (\d+)")
_HEX = SENTINEL.encode("utf-16-be").hex()
_PLACE = re.compile(rf"BT 0 Tr /F ([\d.]+) Tf ([\d.]+) ([\d.]+) Td <{_HEX}> Tj ET\n")
_WRITTEN = re.compile(r"BT 0 Tr /F [\d.]+ Tf [\d.]+ [\d.]+ Td <[0-9a-f]*> Tj ET\n")


def with_fragments(content: str, fragments: Sequence[Fragment], chance: Random) -> str:
    """The operators with these fragments in place of the sentinel."""
    found = _PLACE.search(content)
    if found is None:
        return content
    size, x, y = map(float, found.groups())
    drawn = ""
    for fragment in fragments:
        drawn += _drawn(fragment, x, y, size, chance)
        x += size * len(fragment.text)
    return content[: found.start()] + drawn + content[found.end() :]


def with_scene(content: str, number: str, chance: Random) -> Scene:
    """The operators with the number cut, overprinted, or under something invisible."""
    found = _PLACE.search(content)
    if found is None:
        return Scene(content, "same")
    size, x, y = map(float, found.groups())
    plain = write(x, y, number, size)
    wide = size * len(number)
    match chance.randrange(6):
        case 0 if len(number) > 1:
            shown = 1 + size * chance.uniform(0.6, len(number) - 0.4)
            clip = f"q {x - 1} {y - 2} {shown:.2f} 9 re W n"
            drawn, effect = f"{clip}\n{plain}Q\n", "unknown"
        case 1:
            other = write(x + chance.choice((0, 0.4)), y, str(9 - int(number[0])), size)
            drawn, effect = plain + other, "unknown"
        case 2:
            ghosts = (
                "".join(_WRITTEN.findall(content)).replace(_HEX, "0037").replace("0 Tr", "3 Tr")
            )
            drawn, effect = plain + ghosts, "same"
        case 3:
            mark = write(x - 40, y - 30, "内部资料", 30)
            drawn, effect = f"{plain}.85 g {mark}0 g\n", "same"
        case 4:
            band = f"q 1 1 .6 rg {x - 1} {y - 1} {wide + 2} {size + 1} re f Q\n"
            drawn, effect = band + plain, "same"
        case _:
            drawn, effect = f"{plain}1 g {x - 1} {y - 2} {wide + 2} {size + 3} re f 0 g\n", "unseen"
    return Scene(content[: found.start()] + drawn + content[found.end() :], effect)


def _drawn(fragment: Fragment, x: float, y: float, size: float, chance: Random) -> str:
    text, wide = fragment.text, size * len(fragment.text)
    plain = write(x, y, text, size)
    match fragment.look:
        case "hidden":
            return chance.choice((
                write(x, y, text, size, mode=3), f"1 g {plain}0 g\n", write(x, y, text, 0.5),
                f"{plain}1 g {x - 0.5} {y - 1} {wide + 1} {size + 1} re f 0 g\n",
                f"q 0 0 1 1 re W n {plain}Q\n", f"0 0 0 0 k {plain}0 g\n",
            ))  # fmt: skip
        case "struck":
            return plain + rule(x, y + 0.36 * size, x + wide, y + 0.36 * size)
        case "raised":
            return write(x, y + 0.5 * size, text, 0.5 * size)
        case _:
            return plain


def with_lengths(data: bytes, chance: Random) -> bytes:
    """The file with other lengths told of some streams; programs look for their end."""

    def other(length: re.Match[bytes]) -> bytes:
        told = int(length[1])
        return chance.choice(
            (length[0], b"", *(b"/Length %d" % n for n in (0, told // 2, 9 * told)))
        )

    return indexed(_LENGTH.sub(other, data))


def holds_sentinel(content: str) -> bool:
    """Whether these operators draw the sentinel."""
    return _PLACE.search(content) is not None
