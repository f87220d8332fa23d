"""Numbers as people write them."""

from decimal import Decimal


def plain(number: Decimal) -> str:
    """Points: one decimal, or as many as there are; no exponent."""
    rounded = number.quantize(Decimal("0.1"))
    return format(rounded if rounded == number else number.normalize(), "f")


def percent(share: Decimal) -> str:
    """0.97 → 97%."""
    return f"{share:.0%}"
