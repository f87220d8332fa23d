"""The shortest piece of prose around a change that stands in the report only once."""

from gongkai.rulebook.draft import Draft

_FIRST = 4
_STEP = 4


def replacement(draft: Draft, text: str, span: tuple[int, int], new: str) -> list[str] | None:
    """What to replace by what, so that this very place of ``text`` changes and no other; None
    where nothing would change or the place cannot be told apart."""
    begin, end = span
    if text[begin:end] == new:
        return None
    passages = draft.passages().values()
    everything = "\n\0".join(f"{one.heading}\n\0{one.text}" for one in passages)
    for width in range(_FIRST, len(text) + _STEP, _STEP):
        left, right = max(0, begin - width), min(len(text), end + width)
        if everything.count(text[left:right]) == 1:
            return [text[left:right], text[left:begin] + new + text[end:right]]
    return None
