"""Keeps pages that would cost the parser minutes or gigabytes away from it."""

import re

from gongkai.readers.limits import Limits, TooInvolved

_NAMES = "b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u"
_FORMATTING = re.compile(rf"</?(?:{_NAMES})(?=[\s/>])[^>]*>", re.IGNORECASE)
_STYLED = re.compile(rf"<(?=[bceifnstu])(?:{_NAMES})[\s/][^>]*>".encode())
_PLAIN_KINDS = _NAMES.count("|") + 1
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_ROOTS = re.compile(rb"<(?:body|html)[\s/]")


def guarded(text: str, limits: Limits) -> str:
    """The page as it may be parsed; TooInvolved where no form of it may.

    The parser takes quadratic time in nested tags and in the attributes of one tag, and copies
    unclosed formatting into every following paragraph (20 kB became 370 MB).
    """
    tags = text.count("<") - text.count("</")
    # Upper and lower case are told apart many times faster in bytes.
    lower = text.encode("utf-8", "replace").lower()
    if tags > limits.html_tags or len(_ROOTS.findall(lower)) > limits.tag_attributes:
        raise TooInvolved
    if _has_crowded_tag(text, limits):
        text = _without_scripts(text)
        if _has_crowded_tag(text, limits):
            raise TooInvolved
    if _clones(lower) * tags > limits.html_clones:
        # A comment in place of each tag, so that the rest of the page cannot join into new tags.
        return _FORMATTING.sub("<!---->", text)
    return text


def _has_crowded_tag(text: str, limits: Limits) -> bool:
    """Whether some stretch without ``>``, which alone can be a tag, has too many attributes."""
    stretches = text.split(">")
    if max(map(len, stretches)) <= limits.tag_characters:
        return False
    for stretch in stretches:
        if len(stretch) > limits.tag_characters and "<" in stretch:
            tag = stretch[stretch.index("<") :]
            if len(re.split(r"[\s/=]+", _QUOTED.sub("=", tag))) > limits.tag_attributes:
                return True
    return False


def _without_scripts(text: str) -> str:
    lower = text.lower()
    if len(lower) != len(text):
        return text
    kept: list[str] = []
    position = 0
    while (start := lower.find("<script", position)) >= 0:
        kept.append(text[position:start])
        end = lower.find("</script", start)
        position = len(text) if end < 0 else end
        if end < 0:
            break
    kept.append(text[position:])
    return "".join(kept)


def _clones(page: bytes) -> int:
    """How many formatting elements can be open at a time: each distinct tag up to three times."""
    tags = _STYLED.findall(page)
    distinct = set(tags)
    # A quote left open hides where the tag ends, so that equal beginnings may differ after it.
    unclear = {tag for tag in distinct if tag.count(b'"') % 2 or tag.count(b"'") % 2}
    repeated = sum(tag in unclear for tag in tags) if unclear else 0
    return 3 * (_PLAIN_KINDS + len(distinct) + repeated)
