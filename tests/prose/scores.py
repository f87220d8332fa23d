"""Prints precision, recall and the share understood of every family: ``make prose``."""

from collections import Counter

from prose.passage import passages


def main() -> None:
    """One line for each family, and one for all."""
    counts: dict[str, Counter[str]] = {}
    for passage in passages():
        held = passage.holds()
        known, made = passage.understood()
        for family in (passage.family, "all"):
            count = counts.setdefault(family, Counter())
            sort = "loud" if passage.want else "quiet"
            count.update({sort: 1, f"{sort} held": held, "known": known, "made": made})
        if not held:
            told = ", ".join(sorted(passage.findings())) or "nothing"
            print(f"  {passage.family}: {passage.text[:80]}\n    {told}")
    every = counts.pop("all", Counter())
    print(f"{'':12}{'quiet':>14}{'loud':>14}{'understood':>16}")
    for family, count in [*counts.items(), ("all", every)]:
        print(f"{family:12}" + "".join(_share(count, *pair) for pair in _COLUMNS))


_COLUMNS = (("quiet held", "quiet", 14), ("loud held", "loud", 14), ("known", "made", 16))


def _share(count: Counter[str], part: str, whole: str, width: int) -> str:
    if not count[whole]:
        return " " * width
    told = f"{count[part]}/{count[whole]} {100 * count[part] / count[whole]:.0f}%"
    return told.rjust(width)


if __name__ == "__main__":
    main()
