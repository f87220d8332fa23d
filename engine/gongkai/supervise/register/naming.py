"""What a body's name alone tells: its official form, the area it belongs to."""

import re
from collections.abc import Sequence

from gongkai.model.subject import BodyKind
from gongkai.model.wording import clean
from gongkai.model.wordings import Wordings
from gongkai.recognise.body import kind_of

_GOVERNMENT = "人民政府"
_SUBDISTRICT = re.compile(r"街道(?:办|办事处)?$")


def tidy(name: str) -> str:
    """A name as the register keeps it: one width, no spaces."""
    return re.sub(r"\s+", "", clean(name))


def official(name: str, kinds: Sequence[BodyKind]) -> str:
    """The full name of a body whose title leaves out what goes without saying: 云溪县,
    云溪县政府 → 云溪县人民政府; 城关街道 → 城关街道办事处."""
    plain = tidy(name)
    kind = next((one for one in kinds if one.id == kind_of(plain, kinds)), None)
    if kind and kind.id == "subdistrict":
        return _SUBDISTRICT.sub("街道办事处", plain)
    if not kind or not kind.government or plain.endswith((_GOVERNMENT, ")", "公署", "行署")):
        return plain
    return plain.removesuffix("政府") + _GOVERNMENT


def region_of(name: str, wordings: Wordings) -> str | None:
    """The areas that stand at the head of a name, None where there are none."""
    found = wordings.pattern("body", "region").match(tidy(name))
    return found[0] if found else None


def outer_region(region: str, wordings: Wordings) -> str | None:
    """The area around the last one: 青州市云溪县 → 青州市."""
    shorter = re.sub(f"{wordings.pattern('body', 'last_area').pattern}$", "", region)
    return region_of(shorter, wordings)
