"""What a body writes around its tables: some sentences that everybody writes, most its own."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from random import Random

import tomli

_SAYS: dict[str, list[str]] = tomli.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)


def wording(rng: Random) -> dict[str, list[str]]:
    """The prose of one report, without anything that depends on its cells."""
    common, said = _SAYS["common"], _SAYS["said"]

    def told(patterns: Sequence[str]) -> str:
        return "。".join(_filled(pattern, rng) for pattern in patterns) + "。"

    def listed(patterns: Sequence[str]) -> str:
        numbered = zip("一二", patterns[:2], strict=True)
        return "；".join(f"{number}是{_filled(one, rng)}" for number, one in numbered) + "。"

    asked, content = rng.randrange(50, 900), rng.randrange(850, 999) / 10
    return {
        "overview": [
            f"（一）主动公开。{common[0]}。{told(said[:4])}"
            f"全年发布政策解读{rng.randrange(3, 60)}篇。",
            f"（二）依申请公开。{common[1]}。{told(said[1:4])}",
            f"（三）政府信息管理。{common[2]}。{told(said[2:5])}",
            f"（四）政府信息公开平台建设。{told(said[3:] + said[:1])}",
            f"（五）监督保障。工作考核：{_filled(said[0], rng)}，考核结果为达标。"
            f"社会评议：发放问卷{asked}份，满意率{content}%。责任追究：没有发生责任追究。",
        ],
        "problems": [
            "（一）存在的主要问题",
            listed(_SAYS["weak"]),
            "（二）改进情况",
            listed(_SAYS["mend"]),
        ],
    }


def fees(unpaid: Decimal | int, year: int) -> str:
    if not unpaid:
        return f"{year}年未发出信息处理费收费通知，未收取信息处理费。"
    return (
        f"{year}年发出信息处理费收费通知{unpaid + 1}件，涉及金额{100 * unpaid + 200}元，"
        "实际收取信息处理费200元。"
    )


def _filled(pattern: str, rng: Random) -> str:
    chosen = {gap: rng.choice(_SAYS[gap]) for gap in ("who", "when", "what", "where", "how")}
    return pattern.format(n=rng.randrange(2, 400), **chosen)
