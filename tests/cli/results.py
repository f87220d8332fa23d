"""What came of several files, with one of everything that a view must not lose."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from cli.assessments import township
from gongkai.model.assessment import Assessment, Candidate, Suspect
from gongkai.model.location import Location
from gongkai.model.message import Text, message
from gongkai.model.observation import Breach
from gongkai.model.report import Body, Cell, Report, TableReading
from gongkai.model.verdict import Verdict
from gongkai.model.waiver import Waiver, WaiverUse
from gongkai_cli.result import Result

NASTY = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "<b>&amp;</b>", '"quoted", comma',
         "line\nbreak", "a|b", "# head", "- list", "*bold* _it_ `code` [a](b)", "@somebody #12",
         "nul\x00bell\x07", "half\ud800", "{name}", "x" * 40_000)  # fmt: skip

WAIVER = Waiver("title.year", "青石镇人民政府", 2023, "other", "已请示", "王某", date(2030, 1, 1))
LOST = Waiver("title.year", "无此机关", 2023, "other", "已请示", "王某", date(2030, 1, 1))
TOTAL = "requests.received.total"


def report(cells: dict[str, str] | None = None) -> Report:
    """A record of the made-up township: 61 requests, a blank, a dash, one cell that was lost."""
    printed = {TOTAL: "61", "requests.received.company": "3", "requests.granted.total": "/",
               "requests.carried_in.total": "", "disclosure.fees.amount": "0.00",
               "disputes.review.total": "=1+1", **(cells or {})}  # fmt: skip
    found = {id_: _cell(id_, raw) for id_, raw in printed.items()}
    lost = "requests.handled.total"
    found[lost] = Cell(lost, "", None, "lost", doubt=True)
    readings = {
        "disclosure": TableReading("disclosure", "read", "2021"),
        "requests": TableReading("requests", "read", "2021"),
        "disputes": TableReading("disputes", "picture"),
    }
    return Report("a.txt", "ab" * 32, "text", None, Body("青石镇人民政府", "township"), 2023,
                  "2021", (), readings, found)  # fmt: skip


def suspected() -> Assessment:
    """The township with a broken identity, the cell under suspicion, and waivers."""
    whole = township()
    said = message("view.verbatim", text="总计：61 ≠ 58 + 2")
    breach = Breach("总计", (TOTAL,), ("requests.handled.total",), said)
    candidate = Candidate(TOTAL, "61", Decimal(60), Location(line=74, table=2, row=4, column=7))
    doubt = message("view.verbatim", text="新收·总计 应为 60")
    suspect = Suspect("requests", (candidate,), True, doubt, (breach,))
    verdicts = tuple(_changed(verdict, breach) for verdict in whole.verdicts)
    used = (
        WaiverUse(WAIVER, "applied", "waived"),
        WaiverUse(replace(WAIVER, rule="other.fee"), "unused", "manual"),
    )
    return replace(whole, verdicts=verdicts, suspects=(suspect,), waivers=used)


def nasty(text: str) -> Assessment:
    """The township where every word that comes from outside is this one."""
    whole = township(source=text)
    said = message("view.verbatim", text=text)
    verdicts = tuple(
        replace(
            one,
            message=said,
            fix=Text(text, text),
            evidence=tuple(replace(item, raw=text) for item in one.evidence),
        )
        for one in whole.verdicts
    )
    doubts = tuple(replace(one, message=said) for one in whole.doubts)
    body = replace(whole.body, name=text)
    return replace(whole, body=body, verdicts=verdicts, doubts=doubts)


def several() -> tuple[Result, ...]:
    """Two reports, a file that could not be read and one on which the program failed."""
    crashed = message("view.wrong.crashed", fault="x")
    return (
        Result("a.txt", township(), report=report()),
        Result("b/b.docx", suspected(), report=report()),
        Result("c.pdf", error=message("view.verbatim", text="加密的文件")),
        Result("d.doc", error=crashed, crashed=True),
    )


def _cell(id_: str, raw: str) -> Cell:
    number = raw.replace(".", "").isdigit()
    state = "number" if number else "dash" if raw == "/" else "text" if raw else "blank"
    return Cell(id_, raw, Decimal(raw) if number else None, state)


def _changed(verdict: Verdict, breach: Breach) -> Verdict:
    if verdict.rule == "requests.balance":
        return replace(verdict, breaches=(breach,))
    if verdict.rule == "title.year":
        return replace(verdict, status="waived", lost=Decimal(0), waived_by=WAIVER.describe())
    return verdict
