"""What every JUnit file has in common."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from gongkai_cli.views.wording.text import printable


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """A child, without the characters that XML cannot hold."""
    child = SubElement(parent, tag, _printable(attributes))
    child.text = printable(text) or None
    return child


def xml_text(root: Element) -> str:
    """The whole file."""
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode")


def _printable(attributes: Mapping[str, str]) -> dict[str, str]:
    return {name: printable(value) for name, value in attributes.items()}
