"""Form fields: the value that a person sees in them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

FIELDS = frozenset({"input", "textarea", "select"})


def shown_value(node: "LexborNode") -> str | None:
    """What stands in the field: empty where nothing does, None where it is no field for text (a
    button, a box to tick, a hidden one)."""
    attributes = node.attributes
    if node.tag == "input":
        kind = (attributes.get("type") or "").strip().lower()
        if kind in ("hidden", "password", "checkbox", "radio", "submit", "button", "reset", "image",
                    "file", "color", "range"):  # fmt: skip
            return None
        return attributes.get("value") or ""
    if node.tag == "textarea":
        return node.text(deep=True)
    options = node.css("option")
    chosen = [option for option in options if "selected" in option.attributes]
    if "multiple" in attributes:
        return "\n".join(_label(option) for option in chosen)
    usable = [option for option in options if "disabled" not in option.attributes]
    shown = chosen[-1] if chosen else next(iter(usable), None)
    return "" if shown is None else _label(shown)


def placeholder(node: "LexborNode") -> str:
    """The hint that stands in the field as long as nothing is filled in."""
    return (node.attributes.get("placeholder") or "").strip()


def _label(option: "LexborNode") -> str:
    return " ".join((option.attributes.get("label") or option.text(deep=True)).split())
