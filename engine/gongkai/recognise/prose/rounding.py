"""Which exact numbers a number in prose can honestly stand for: 1.63万, 1100余, 近1050."""

from dataclasses import dataclass
from decimal import Decimal

_ABOVE = ("余", "多")
_OVER = ("超过", "超", "逾")
_SCALES = {"百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_NEAR = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Span:
    """All numbers from ``low`` to ``high``, both included."""

    low: Decimal
    high: Decimal

    def holds(self, value: Decimal) -> bool:
        return self.low <= value <= self.high


def span(value: Decimal, raw: str) -> Span:
    """What a number may stand for by the way it is written.

    ``value`` is in the unit that is compared, ``raw`` as printed. Plain whole numbers of cases
    stand for themselves, amounts for what is rounded to their last digit, decimals and 万 for what
    is rounded or cut to them; 余 and 多 for what lies between them and the next step; 近, 约 and
    左右 for what is near.
    """
    step = _step(value, raw)
    if any(word in raw for word in _ABOVE):
        return Span(value, value + max(step, _round_step(value, raw)))
    if raw.startswith(_OVER):
        return Span(value, value + max(step, _round_step(value, raw)))
    if raw.startswith("近"):
        return Span(value - max(_round_step(value, raw), value * _NEAR), value)
    if raw.startswith("约") or "左右" in raw:
        reach = max(_round_step(value, raw), value * _NEAR)
        return Span(value - reach, value + reach)
    return Span(value - step, value + step) if step else Span(value, value)


def _step(value: Decimal, raw: str) -> Decimal:
    """One in the last place of a number with decimals or a scale; 0 of a plain whole number."""
    exponent = value.as_tuple().exponent
    places = (
        len(raw.partition(".")[2].rstrip("余多左右万亿千百条件元个次份篇")) if "." in raw else 0
    )
    scale = next((size for sign, size in _SCALES.items() if sign in raw), 0)
    digits = any(sign.isdigit() for sign in raw)
    if scale and digits and "万元" not in raw and "亿元" not in raw:
        return Decimal(scale) / 10**places
    if isinstance(exponent, int) and (places or "元" in raw):
        return Decimal(1).scaleb(min(exponent, 0)) / 2
    return Decimal(0)


def _round_step(value: Decimal, raw: str) -> Decimal:
    """One in the last place that is not 0 (1100 → 100), at least that of the scale."""
    digits = value.normalize().as_tuple()
    exponent = digits.exponent if isinstance(digits.exponent, int) else 0
    return max(Decimal(1).scaleb(exponent), _step(value, raw)) if value else Decimal(1)
