"""Passages as clerks write them, put one at a time into the flaw-free base records of the rules.

The data files beside this one hold them by family: ``quiet`` (nothing may be said of it that was
not said without it) or the rules of which one must fail. All bodies and figures are invented.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import tomli

from gongkai.check import check
from gongkai.model.report import Report
from gongkai.recognise.figures import find_statements
from gongkai.recognise.prose.names import own_names
from kinds.measuring import told
from support.judged import rulebook

FOLDER = Path(__file__).parent
COLUMNS = ("natural_person", "company", "research", "public_welfare", "legal_service", "other")
RESULTS = (
    "granted", "partly_granted", "refused.state_secret", "refused.prohibited",
    "refused.security_stability", "refused.third_party", "refused.internal", "refused.process",
    "refused.case_file", "refused.query", "unavailable.not_held", "unavailable.not_compiled",
    "unavailable.unclear", "rejected.petition", "rejected.repeated", "rejected.publication",
    "rejected.excessive", "rejected.reissue", "otherwise.not_corrected", "otherwise.fee_unpaid",
    "otherwise.rest",
)  # fmt: skip
OUTCOMES = ("upheld", "corrected", "other", "pending")
GROUPS = ("review", "direct_suit", "suit_after_review")
_NEUTRAL = {
    "overview.proactive": "通过网站和公开栏公开与群众有关的事项。",
    "overview.on_request": "依申请公开由专人登记、拟稿，审核后答复。",
    "overview.management": "公文起草时确定公开属性，发布前经过审查。",
    "overview.platform": "网站设有政策解读栏目，按季度维护。",
    "disputes": "",
    "problems": "一是栏目偏多，不便查找。二是答复文书格式不一。\n"
    "针对上述问题，一是合并内容相近的栏目。二是编印答复文书范本。",
    "other": "2023年没有收取信息处理费。",
}
"""What stands where no passage does, so that nothing but the passage speaks of the tables."""


@dataclass(frozen=True, slots=True)
class Passage:
    """``text`` stands for what the base record says at ``where``; ``cells`` are those of tables 2
    to 4 that go with it, by their ids without the table of requests. ``want`` is empty for quiet
    passages, else the rules (shell patterns) of which one must fail."""

    family: str
    text: str
    where: str
    base: str
    cells: Mapping[str, float]
    want: tuple[str, ...]

    def report(self, *, plain: bool = False) -> Report:
        """The report with the passage, or, ``plain``, without any."""
        text = _NEUTRAL if plain else {**_NEUTRAL, self.where: self.text}
        return told(self.base, text=text, set=_table(self.cells))

    def findings(self) -> frozenset[str]:
        """The rules that fail or doubt because of the passage."""
        return _off(self.report()) - _off(self.report(plain=True))

    def holds(self) -> bool:
        """Whether the findings are those that are wanted."""
        found = self.findings()
        if not self.want:
            return not found
        return any(fnmatchcase(rule, wanted) for rule in found for wanted in self.want)

    def understood(self) -> tuple[int, int]:
        """How many of its claims have nothing but known words, and how many it makes."""
        report = self.report()
        section = self.where.partition(".")[0]
        found = report.section(section)
        claims = [
            one.claim
            for one in find_statements(
                found.paragraphs if found else (),
                section,
                report.wordings,
                year=report.year,
                names=own_names(report.body.name),
            )
            if one.topical and one.sentence in self.text
        ]
        return sum(not claim.stopped for claim in claims), len(claims)


def passages() -> Iterator[Passage]:
    """All of them, by family."""
    for file in sorted(FOLDER.glob("*.toml")):
        table = tomli.loads(file.read_text(encoding="utf-8"))
        for entry in table["passage"]:
            want = entry["want"]
            yield Passage(
                family=file.stem,
                text=entry["text"],
                where=entry.get("where", table["where"]),
                base=entry.get("base", "department"),
                cells=entry.get("cells", {}),
                want=() if want == "quiet" else tuple(want),
            )


def _off(report: Report) -> frozenset[str]:
    verdicts = check(report, rulebook()).verdicts
    return frozenset(one.rule for one in verdicts if one.status in ("fail", "doubt"))


def _table(given: Mapping[str, float]) -> dict[str, float]:
    """All cells of a table that has one of the given: what is not given is 0, what no outcome is
    given for was granted, and everything adds up."""
    cells = {key: value for key, value in given.items() if key.startswith("disclosure.")}
    if any(key.startswith("disputes.") for key in given):
        for group in GROUPS:
            row = {one: given.get(f"disputes.{group}.{one}", 0) for one in OUTCOMES}
            cells |= {f"disputes.{group}.{one}": value for one, value in row.items()}
            cells[f"disputes.{group}.total"] = sum(row.values())
    if not any(not key.startswith(("disclosure.", "disputes.")) for key in given):
        return cells
    rows = ("received", "carried_in", "carried_out", *RESULTS)
    totals = dict.fromkeys((*rows, "handled"), 0)
    for column in COLUMNS:
        row = {one: given.get(f"{one}.{column}", 0) for one in rows}
        due = row["received"] + row["carried_in"] - row["carried_out"]
        row["granted"] = row["granted"] or due - sum(row[one] for one in RESULTS)
        row["handled"] = due
        assert sum(row[one] for one in RESULTS) == due, "the cells do not balance"
        cells |= {f"requests.{one}.{column}": value for one, value in row.items()}
        totals = {one: total + row[one] for one, total in totals.items()}
    return cells | {f"requests.{one}.total": value for one, value in totals.items()}
