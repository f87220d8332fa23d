"""Damage to XML that leaves it well-formed, so that it reaches the reader."""

from copy import deepcopy
from random import Random

from lxml import etree

from fuzz.markup import VALUES

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def reshaped(data: bytes, chance: Random) -> bytes:
    """The part with some elements dropped, repeated, moved, renamed, or given other values."""
    try:
        root = etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError:
        return data
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        elements = [one for one in root.iter() if isinstance(one.tag, str) and one is not root]
        if elements:
            chance.choice(_CHANGES)(chance.choice(elements), elements, chance)
    return etree.tostring(root)


def _drop(element, elements, chance) -> None:
    element.getparent().remove(element)


def _unwrap(element, elements, chance) -> None:
    parent = element.getparent()
    at = parent.index(element)
    parent[at : at + 1] = list(element)


def _repeat(element, elements, chance) -> None:
    size = max(1, sum(1 for _ in element.iter()))
    for _ in range(min(chance.choice((1, 2, 30, 2000)), 20_000 // size)):
        element.addnext(deepcopy(element))


def _move(element, elements, chance) -> None:
    target = chance.choice(elements)
    if not any(one is element for one in (target, *target.iterancestors())):
        target.insert(chance.randint(0, len(target)), element)


def _nest(element, elements, chance) -> None:
    """The element in copies of itself."""
    tag, attributes = element.tag, dict(element.attrib)
    for _ in range(chance.choice((1, 3, 60, 240))):
        outer = etree.Element(tag, attributes)
        element.getparent().replace(element, outer)
        outer.append(element)


def _rename(element, elements, chance) -> None:
    element.tag = chance.choice(elements).tag


def _attribute(element, elements, chance) -> None:
    """Another value for an attribute, or one that belongs to another element."""
    given = [one for one in elements if one.attrib]
    if not given:
        return
    if not element.attrib or chance.random() < 0.2:
        name, value = chance.choice(list(chance.choice(given).attrib.items()))
        element.set(name, value)
        return
    name = chance.choice(list(element.attrib))
    if chance.random() < 0.2:
        del element.attrib[name]
    else:
        element.set(name, chance.choice(VALUES))


def _text(element, elements, chance) -> None:
    element.text = chance.choice(
        (*VALUES, None, "x" * 70_000, "1\n2", chance.choice(elements).text)
    )


_CHANGES = (
    _drop,
    _unwrap,
    _repeat,
    _move,
    _nest,
    _rename,
    _attribute,
    _attribute,
    _attribute,
    _text,
)
