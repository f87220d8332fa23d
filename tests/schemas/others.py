"""The schemas of the files that rules refer to, and of those that go with them."""

from typing import get_args

from gongkai.authoring import coverage
from gongkai.authoring.mutation import operators as mutations
from gongkai.model.profile import FailOn
from gongkai.model.rule import Level
from gongkai.model.source import Confidence, SourceKind
from gongkai.recognise.prose.lexicon import FLAGS, Measure
from gongkai.rule_language.places import SECTIONS
from gongkai.rulebook import bases, bodies, forms, profiles, sources, waivers
from gongkai.rulebook import claims as claim_words
from gongkai.rulebook.case_table import CHANGES
from schemas.parts import (
    DAY,
    FLAG,
    LINE,
    LINES,
    NUMBER,
    TABLE,
    WHOLE,
    WORDING,
    Schema,
    described,
    document,
    many,
    one_of,
    table,
)  # fmt: skip

_PLAIN: Schema = {"type": "string"}


def form_file() -> Schema:
    hint = table(
        forms._HINT, ("text",), text=described(LINE, "空白表上的填写提示", "Shown in a blank form"),
        rule=described(LINE, "只在这条规则适用时显示", "Shown where this rule applies"),
    )  # fmt: skip
    aspect = table(
        forms._ASPECT, ("id", "heading"), id=LINE, heading=LINE, variants=LINES, hints=many(hint)
    )
    section = table(
        forms._SECTION, ("id", "number", "heading"), id=LINE, number=WHOLE,
        heading=described(LINE, "标题原文", "The heading as printed"),
        variants=described(LINES, "见过的别的写法", "Wordings met in the field"),
        hints=many(hint),
        aspect=many(aspect),
    )  # fmt: skip
    line: dict[str, Schema] = {
        "id": LINE,
        "label": described(LINE, "格式上印的名称", "The label as printed"),
        "short": described(LINE, "算式中用的名称", "The name in expressions"),
        "variants": LINES,
        "group": described(LINES, "上一级的名称", "Labels above or left of it"),
    }
    column = table(forms._COLUMN, ("id", "label", "short"), **line, unit=LINE)
    row = table(forms._ROW, ("id", "label", "short"), **line, marker=_PLAIN)
    block = table(
        forms._BLOCK, ("columns", "rows"), item=_PLAIN, columns=many(column), rows=many(row)
    )
    grid = table(
        forms._TABLE, ("id", "section", "layout", "block"), id=LINE, section=LINE,
        layout=one_of(get_args(forms.Layout)), note=_PLAIN, headers=LINES, block=many(block),
    )  # fmt: skip
    return document("gongkai: forms/*.toml", table(
        forms._FORM, ("id", "title", "source", "first_year", "section", "table"), id=LINE,
        title=WORDING, source=described(LINE, "sources.toml 中的来源", "A source"),
        first_year=described(WHOLE, "从哪一年度起", "First report year"),
        last_year=described(WHOLE, "到哪一年度止", "Last report year"),
        opening=described(LINE, "空白表的前言，{year} 为年度", "Opening of a blank form"),
        section=many(section), table=many(grid),
    ))  # fmt: skip


def source_file() -> Schema:
    sure = described(
        one_of(get_args(Confidence)),
        "A 读过公布的原文；B 由派生文件得知；C 未经证实",
        "A read in a published copy; B known from derived documents; C not confirmed",
    )
    article = table(
        sources._ARTICLE_KEYS, ("id", "label", "text"), id=LINE, label=WORDING,
        text=described(WORDING, "用自己的话写的要求", "The requirement in one's own words"),
        confidence=sure,
    )  # fmt: skip
    source = table(
        sources._KEYS, ("id", "title", "kind", "confidence"), id=LINE, title=WORDING,
        number=described(_PLAIN, "文号", "Document number"), issuer=_PLAIN, issued=DAY,
        in_force=DAY, until=DAY, kind=one_of(get_args(SourceKind)), confidence=sure,
        article=many(article),
    )  # fmt: skip
    return document("gongkai: sources.toml", table(("source",), (), source=many(source)))


def profile_file() -> Schema:
    band = table(
        ("id", "zh", "en", "at_least"), ("id", "zh", "en", "at_least"), id=LINE, zh=LINE, en=LINE,
        at_least=NUMBER | {"minimum": 0, "maximum": 100},
    )  # fmt: skip
    change = table(
        ("points", "level", "silenced", "veto"), (), points=NUMBER | {"minimum": 0},
        level=one_of(get_args(Level)),
        silenced=described(FLAG, "停用", "Not judged at all"), veto=FLAG,
    )  # fmt: skip
    return document("gongkai: profiles/*.toml", table(
        profiles._KEYS, ("id", "title"), id=LINE, title=WORDING,
        extends=described(LINE, "在哪个方案上改", "The profile below"),
        bodies=described(LINES, "哪些机关默认用它", "Kinds of bodies that get it"),
        bands=described(many(band), "等次，从高到低", "Grades from best to worst"),
        judged_at_least=NUMBER | {"minimum": 0, "maximum": 1},
        veto_cap=described(LINE, "一票否决后的最高等次", "Best grade after a veto"),
        fail_on=one_of(get_args(FailOn)),
        rules={"type": "object", "additionalProperties": change},
    ))  # fmt: skip


def waiver_file() -> Schema:
    waiver = table(
        waivers._KEYS, waivers._KEYS,
        rule=described(LINE, "规则编号", "Id of the rule"),
        body=described(LINE, "机关全称，与报告一致", "Full name of the body"),
        year=described(WHOLE, "报告年度", "Year reported on"),
        reason=one_of(waivers.REASONS),
        text=described(LINE, "理由", "The reason in words"),
        signed_by=described(LINE, "签批人及职务", "Who signed, and as what"),
        expires=described(DAY, "有效期的最后一天", "Last day on which it holds"),
    )  # fmt: skip
    return document("gongkai: waivers.toml", table(("waiver",), (), waiver=many(waiver)))


def bodies_file() -> Schema:
    kind = table(
        bodies._KEYS, ("id", "zh", "en", "government", "patterns"), id=LINE, zh=LINE, en=LINE,
        government=described(FLAG, "是否各级人民政府", "One of the governments of article 50 (4)"),
        level=one_of(bodies._LEVELS), patterns=LINES,
        names=described(LINES, "看结尾认不出的地名", "Areas that their ending does not tell"),
        exempt=described(FLAG, "条例不要求它编制年度报告", "The Regulation asks no report of it"),
    )  # fmt: skip
    return document("gongkai: bodies.toml", table(("kind",), ("kind",), kind=many(kind)))


def rulebook_file() -> Schema:
    part = table(("id", "zh", "en"), ("id", "zh", "en"), id=LINE, zh=LINE, en=LINE)
    keys = ("version", "title", "part")
    return document(
        "gongkai: rulebook.toml", table(keys, keys, version=LINE, title=WORDING, part=many(part))
    )


def base_file() -> Schema:
    part = table(("id", "heading", "text"), ("id", "heading", "text"), id=LINE, heading=LINE,
                 text=_PLAIN)  # fmt: skip
    section = table(("id", "heading", "text", "part"), ("id", "heading"), id=one_of(SECTIONS),
                    heading=LINE, text=_PLAIN, part=many(part))  # fmt: skip
    previous = {"type": "object", "propertyNames": {"enum": list(CHANGES)}}
    return document("gongkai: bases/*.toml", table(
        bases._KEYS, ("title", "body", "year", "form", "section"), title=LINE, body=TABLE,
        year=WHOLE, form=LINE, preamble=_PLAIN, closing=_PLAIN, section=many(section),
        cells=TABLE, previous=previous,
    ))  # fmt: skip


def coverage_file() -> Schema:
    remarks = {"type": "object", "additionalProperties": WORDING}
    judged = dict.fromkeys(coverage._JUDGES, remarks)
    return document("gongkai: coverage.toml", table(coverage._JUDGES, (), **judged))


def mutation_file() -> Schema:
    meant = table(
        mutations._MEANT, (), at=LINES, all_of=LINES, any_of=LINES, told=LINES, previous=FLAG,
        reason=WORDING,
    )  # fmt: skip
    operator = table(
        mutations._KEYS, ("id", "title", "plant", "meant"), id=LINE, title=WORDING, plant=LINE,
        with_=TABLE, meant=many(meant), may=LINES, forms=LINES, bodies=LINES, zero=LINES,
        nonzero=LINES, beside=TABLE, at_most=WHOLE, remark=WORDING,
    )  # fmt: skip
    return document("gongkai: mutations/*.toml", table(("operator",), (), operator=many(operator)))


def prose_file() -> Schema:
    """The wordings of the recogniser: patterns, words by their slots, and frames of claims."""
    wording = {"anyOf": [LINE, {"type": "array"}]}
    wordings = {"type": "object", "additionalProperties": wording}
    values = {"type": "object", "additionalProperties": LINES}
    words = {"type": "object", "additionalProperties": {"anyOf": [LINES, values]}}
    frame = table(
        claim_words.FRAME, ("counts", "slots"),
        counts=described({"anyOf": [LINE, LINES]}, "数的是什么", "What is counted"),
        slots=described(LINES, "词位，依次；? 可缺，+ 可重复", "In order; ? optional, + repeated"),
        free=described(LINES, "此外可以出现的词位", "Further slots whose words may stand anywhere"),
        about=described(LINES, "说的须是这些", "The objects that it must be about"),
        verb=described(LINES, "所做的须是这些，- 为没有说", "What must be done; - if not said"),
        after=described(LINES, "同句前面须数过这些", "What the sentence must have counted before"),
        value=described(WHOLE, "没有数字时，说的是几", "The number that it claims without one"),
        measure=one_of(get_args(Measure)),
        **dict.fromkeys(FLAGS, FLAG),
    )  # fmt: skip
    case = table(
        claim_words.CASE,
        ("text",),
        text=described(LINE, "一句话", "A sentence"),
        says=described(LINES, "它说了什么，如 requests.received 25", "What it says"),
        stops=described(LINE, "在哪个词上停住", "The word that stops it"),
    )
    claims = table(
        (*claim_words.CLAIMS, "frame", "case"), (),
        units=described(LINES, "数字可以用的单位", "What numbers may be counted in"),
        objects=described(LINES, "指明数的是什么的词位", "Slots that name what is counted"),
        verbs=described(LINES, "指明做了什么的词位", "Slots that tell what was done"),
        free=described(LINES, "在任何句式中可以出现的词位", "Slots whose words may stand anywhere"),
        statements=described(
            LINES, "没有数字的分句须有其中一个词位", "Slots that make a claim without a number"
        ),
        topics=described(
            LINES, "没有数字的句子须有其中一个词位才看", "Slots of which a sentence has one"
        ),
        frame=many(frame), case=many(case),
    )  # fmt: skip
    shape = {
        "type": "object",
        "properties": {"claims": claims, "words": words},
        "additionalProperties": wordings,
    }
    return document("gongkai: prose.toml", shape)
