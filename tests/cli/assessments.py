"""A township's assessment with one of everything, for the views to show."""

from dataclasses import replace
from decimal import Decimal

from gongkai.model.assessment import Assessment, Deduction, Grade, Mend, Provenance, Score
from gongkai.model.location import NOWHERE, Location
from gongkai.model.message import Text, message
from gongkai.model.observation import Evidence
from gongkai.model.profile import Band, Profile
from gongkai.model.report import Body, Doubt
from gongkai.model.rule import Level
from gongkai.model.source import Article, Source
from gongkai.model.verdict import Status, Verdict
from gongkai.model.wordings import NO_WORDINGS
from gongkai.rulebook.forms import load_forms
from gongkai.rulebook.rulebook import Part, Rulebook
from gongkai.rulefile.folder import Folders, builtin_folder

_PARTS = {
    "title": Text("标题与年度", "Title and period"),
    "sections": Text("报告结构", "Structure"),
    "overview": Text("一、总体情况", "1. Overview"),
    "requests": Text("三、收到和处理政府信息公开申请情况", "3. Requests received and handled"),
    "other": Text("六、其他需要报告的事项", "6. Other matters"),
}


def rulebook() -> Rulebook:
    """A rulebook with what the views look up: parts, forms, sources, a profile."""
    regulation = Source(
        id="regulation-711",
        title=Text("中华人民共和国政府信息公开条例", "Regulations on Open Government Information"),
        kind="regulation",
        confidence="A",
        articles={
            "50.4": Article(
                "50.4",
                Text("第五十条第（四）项", "article 50 (4)"),
                Text("报告问题及改进情况", "Problems and improvements"),
                "A",
            )
        },
    )
    bands = (
        Band("excellent", Text("优秀", "excellent"), Decimal(90)),
        Band("good", Text("良好", "good"), Decimal(80)),
        Band("passed", Text("合格", "passed"), Decimal(60)),
        Band("failed", Text("不合格", "failed"), Decimal(0)),
    )
    profile = Profile("township", Text("乡镇方案", "township"), bands, Decimal("0.8"), "passed")
    return Rulebook(
        version="2026.1",
        title=Text("规则", "rules"),
        sha256="3f9c2a1d" * 8,
        parts=tuple(Part(name, title) for name, title in _PARTS.items()),
        rules=(),
        sources={regulation.id: regulation},
        forms=load_forms(Folders((builtin_folder(),))),
        bodies=(),
        profiles={"township": profile},
        wordings=NO_WORDINGS,
    )


def verdict(
    rule: str,
    zh: str,
    status: Status = "pass",
    level: Level = "error",
    points: str = "3",
    *,
    found: str = "",
    fix: str = "",
    evidence: tuple[Evidence, ...] = (),
    judged: int = 1,
) -> Verdict:
    """A verdict with its wording given outright instead of by catalogue key."""
    lost = Decimal(points) if status == "fail" else Decimal(0)
    return Verdict(
        rule=rule,
        part=rule.partition(".")[0],
        title=Text(zh, f"{rule} holds"),
        status=status,
        level=level,
        points=Decimal(points),
        lost=lost,
        message=message(found or "测得的数符合要求"),
        fix=Text(fix, fix and f"mend {rule}"),
        basis=("regulation-711#50.4",),
        evidence=evidence,
        judged=judged,
        trace=(message(f"{rule} = 1"), message("1 != 0")),
    )


def township(source: str = "samples/township.txt") -> Assessment:
    """2023 report of a made-up township: two fails, a warning, a doubt, a manual task, passes."""
    line = Location(line=19)
    cell = Evidence(
        Location(line=74, table=2, row=4, column=7), "requests.received.total", "61", Decimal(61)
    )
    blank = Evidence(Location(line=75, table=2, row=5, column=7), "requests.carried_in.total", "")
    verdicts = (
        verdict(
            "title.year",
            "标题写明年度",
            "fail",
            found="标题“青石镇人民政府政府信息公开工作年度报告”没有年度",
            fix="标题写成“青石镇人民政府2023年政府信息公开工作年度报告”",
            evidence=(Evidence(Location(line=2), raw="青石镇人民政府政府信息公开工作年度报告"),),
        ),
        verdict("title.body", "标题写明行政机关"),
        verdict("title.wording", "标题用语规范"),
        verdict("sections.overview", "有“总体情况”部分"),
        verdict("sections.order", "六个部分顺序正确"),
        verdict("overview.proactive", "主动公开"),
        verdict("overview.on_request", "依申请公开"),
        verdict("overview.management", "政府信息管理"),
        verdict("overview.platform", "政府信息公开平台建设"),
        verdict("overview.oversight", "监督保障"),
        verdict(
            "overview.accountability",
            "报告工作考核、社会评议和责任追究结果",
            "fail",
            points="6",
            found="监督保障部分未见工作考核、社会评议、责任追究的结果",
            fix="在“监督保障”中写明本年度考核、评议、责任追究的结果；没有的写“无”",
            evidence=(
                Evidence(
                    line, raw="镇政府网站的信息发布接受上级检查和社会监督，并及时整改发现的问题。"
                ),
            ),
        ),
        verdict(
            "overview.length",
            "总体情况不超过一千字",
            "fail",
            "info",
            "0",
            found="总体情况约 1,240 字",
            fix="压缩到一千字以内",
        ),
        verdict(
            "requests.balance",
            "每列：本年新收＋上年结转＝办理结果总计＋结转下年度",
            "fail",
            "warning",
            "3.5",
            found="总计一列：新收 61 ＋ 结转 0 ≠ 总计 58 ＋ 结转下年 2（60）",
            fix="核对该列四个数",
            evidence=(cell, blank),
        ),
        verdict("requests.row_total", "逐行合计", judged=25),
        verdict(
            "requests.zero",
            "零申请与表格一致",
            "doubt",
            found="表格第 4 行有一格读不准，无法判断",
            fix="核对该行",
            evidence=(cell,),
        ),
        verdict("requests.chain", "与上年结转衔接", "not_applicable", found="没有给出上年报告"),
        verdict(
            "other.fee",
            "说明信息处理费收取情况",
            "manual",
            found="请核对是否发出过收费通知",
            fix="写明件数与金额",
        ),
    )
    trail = (
        Deduction("title.year", Decimal("3.0")),
        Deduction("overview.accountability", Decimal("6.0")),
        Deduction("requests.balance", Decimal("3.5")),
    )
    mends = (
        Mend("overview.accountability", Decimal("6.0"), Decimal("93.5")),
        Mend("requests.balance", Decimal("3.5"), Decimal("97.0")),
        Mend("title.year", Decimal("3.0"), Decimal("100.0")),
    )
    return Assessment(
        provenance=Provenance("0.1.0", "2026.1", "3f9c2a1d" * 8, "township", source, "ab" * 32),
        body=Body("青石镇人民政府", "township", "township"),
        year=2023,
        form="2021",
        score=Score(Decimal("87.5"), Decimal("0.96"), Decimal(96), Decimal(84), trail, mends),
        grade=Grade("good", Text("良好", "good")),
        verdicts=verdicts,
        doubts=(
            Doubt(
                message("表格第 4 行的换行丢失"), cell.at, "requests", ("requests.received.total",)
            ),
            Doubt(message("报告中有一张图片，内容未读"), NOWHERE, "text"),
        ),
    )


def ungraded() -> Assessment:
    """The same report where too little could be judged for a grade."""
    whole = township()
    return replace(whole, grade=None, score=replace(whole.score, judged=Decimal("0.41")))
