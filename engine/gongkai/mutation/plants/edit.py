"""A change in one place of the prose, told as briefly as it can be."""

from typing import Any

from gongkai.authoring.draft import Draft

_FIRST = 4
_STEP = 4


def edited(draft: Draft, name: str, span: tuple[int, int], new: str) -> dict[str, Any] | None:
    """The changes that put ``new`` in this stretch of a passage and leave the rest as it is; None
    where nothing would change, or where the place cannot be told apart.

    They replace the shortest piece of prose around it that stands in the report only once; where
    there is none, the passage as a whole.
    """
    passages = draft.passages()
    text, (begin, end) = passages[name].text, span
    if text[begin:end] == new:
        return None
    everything = "\n\0".join(f"{one.heading}\n\0{one.text}" for one in passages.values())
    for width in range(_FIRST, len(text) + _STEP, _STEP):
        left, right = max(0, begin - width), min(len(text), end + width)
        if everything.count(text[left:right]) == 1:
            pair = [text[left:right], text[left:begin] + new + text[end:right]]
            return {"replace": [pair]}
    if passages[name].parts:
        return None
    return {"text": {name: text[:begin] + new + text[end:]}}
