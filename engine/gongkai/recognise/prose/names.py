"""What a body may call itself in its own report, with the scope that it then speaks of."""

import re
from functools import lru_cache

from gongkai.recognise.prose.context import SCOPE
from gongkai.recognise.prose.lexicon import Sense
from gongkai.recognise.prose.token import NO_NAMES, Names, make_names

_AREA = re.compile(r"[省市县区州旗盟镇乡]|街道|苏木")
_GOVERNMENT = re.compile(r"(?:人民)?政府$")
_OFFICE = re.compile(r"(?:街道)?办事处$")
_SHORTEST = 3


@lru_cache(maxsize=256)
def own_names(body: str | None) -> Names:
    """柳河镇人民政府, 柳河镇 … of 云溪县柳河镇人民政府; nothing where no name is known.

    A government above townships speaks of itself (``government.县``) or of its area
    (``area.县``), anybody else of all its cases (``self``).
    """
    if not body:
        return NO_NAMES
    found: dict[str, tuple[Sense, ...]] = {}
    starts = [0, *(match.end() for match in _AREA.finditer(body))]
    for name in (body[start:] for start in starts):
        short = _OFFICE.sub("", _GOVERNMENT.sub("", name))
        level = short[-1:] if _GOVERNMENT.search(name) and short[-1:] not in "镇乡木" else ""
        for said, scope in ((name, f"government.{level}"), (short, f"area.{level}")):
            if len(said) >= _SHORTEST:
                found[said] = (Sense(SCOPE, scope if level else "self"),)
    return make_names(found)
