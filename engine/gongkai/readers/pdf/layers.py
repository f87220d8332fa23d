"""Optional content: which layers of a file are switched off when it is opened."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from pdfminer.pdftypes import PDFObjRef, dict_value, list_value, resolve1


@dataclass(frozen=True, slots=True)
class Layers:
    """``off`` are the object numbers of the layers that are not shown."""

    off: frozenset[int] = frozenset()

    def hides(self, owner: object) -> bool:
        """Whether a layer, or a membership in several, is not shown; ``owner`` is what ``OC`` or a
        property names."""
        if not self.off:
            return False
        if isinstance(owner, PDFObjRef) and owner.objid in self.off:
            return True
        found = resolve1(owner)
        if not isinstance(found, dict) or "OCGs" not in found:
            return False
        held = cast("dict[str, object]", found)
        groups = held["OCGs"]
        listed = resolve1(groups)
        members = cast("list[object]", listed) if isinstance(listed, list) else [groups]
        states = [not (isinstance(one, PDFObjRef) and one.objid in self.off) for one in members]
        match getattr(resolve1(held.get("P")), "name", "AnyOn"):
            case "AllOn":
                shown = all(states)
            case "AnyOff":
                shown = not all(states)
            case "AllOff":
                shown = not any(states)
            case _:
                shown = any(states) or not states
        return not shown


def find_layers(catalog: object) -> Layers:
    """The layers of a file as its default configuration sets them."""
    properties = dict_value(dict_value(catalog).get("OCProperties", {}))
    default = dict_value(properties.get("D", {}))
    off: set[int] = set()
    if getattr(resolve1(default.get("BaseState")), "name", "ON") == "OFF":
        off.update(_numbers(properties.get("OCGs", [])))
        off.difference_update(_numbers(default.get("ON", [])))
    off.update(_numbers(default.get("OFF", [])))
    return Layers(frozenset(off))


def _numbers(groups: object) -> Iterator[int]:
    return (group.objid for group in list_value(groups) if isinstance(group, PDFObjRef))
