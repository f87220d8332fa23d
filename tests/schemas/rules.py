"""The schemas of the files in ``checks/`` and ``register/``, made from what the kinds declare."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, get_args

from gongkai.kinds import KINDS
from gongkai.kinds.kind import Kind, Parameter
from gongkai.kinds.over_many import PANEL_KINDS
from gongkai.model.message import message, render
from gongkai.model.rule import Level
from gongkai.model.verdict import Status
from gongkai.rule_language.places import place_names
from gongkai.rulebook import Rulebook, case_table, checks
from gongkai.rulebook.rulebook import EVERY, GOVERNMENT
from schemas.parts import (
    DAY,
    FLAG,
    LINE,
    LINES,
    NUMBER,
    TABLE,
    TABLES,
    WHOLE,
    WORDING,
    Schema,
    described,
    document,
    many,
    one_of,
    suggested,
    table,
)  # fmt: skip

_TYPES: dict[str, Schema] = {
    "text": LINE, "integer": WHOLE, "number": NUMBER, "flag": FLAG, "texts": LINES,
    "table": TABLE, "tables": TABLES, "expression": LINE, "pattern": LINE, "patterns": LINES,
    "cells": LINES, "wording": WORDING,
}  # fmt: skip
_SORTS: dict[str, Schema] = {
    "table": TABLE, "integer": WHOLE, "strings": LINES,
    "pairs": many({"type": "array", "items": LINE, "minItems": 2, "maxItems": 2}),
}  # fmt: skip


Kinds = Mapping[str, Kind[Any]]


def rule_file(book: Rulebook) -> Schema:
    """A file of rules about one report."""
    return _file("checks", KINDS, _case(book), book)


def register_file(book: Rulebook) -> Schema:
    """A file of rules over many reports."""
    return _file("register", PANEL_KINDS, _panel_case(book), book)


def _file(folder: str, kinds: Kinds, case: Schema, book: Rulebook) -> Schema:
    """Each kind allows its own parameters only; all of them stand among the properties as well,
    where editors look for what they can offer."""
    parts = suggested(part.id for part in book.parts)
    return document(
        f"gongkai: {folder}/*.toml",
        table(
            ("part", "base", "rule"),
            ("part",),
            part=described(parts, "清单上的部分", "Part of the checklist"),
            base=described(suggested(book.bases), "用例的基础记录", "Base record of the cases"),
            rule=many({"$ref": "#/definitions/rule"}),
        ),
        rule=_rule(book, parts, kinds),
        case=case,
        applies=_applies(book),
    )


def _rule(book: Rulebook, parts: Schema, kinds: Kinds) -> Schema:
    common: dict[str, Schema] = {
        "id": described(
            LINE | {"pattern": "^[\\w-]+(\\.[\\w-]+)+$"},
            "编号：小写字母，用点分开，不能重复",
            "Id: words joined by dots, used once",
        ),
        "part": described(parts, "与文件开头的 part 不同时写", "Where it differs from the file's"),
        "title": described(WORDING, "要求什么", "What is asked"),
        "basis": described(
            LINES | {"minItems": 1}, "依据：来源#条款", "What it rests on: source#article"
        ),
        "kind": described(one_of(kinds), "怎样量", "How it is measured: gongkai rules kinds"),
        "level": described(
            one_of(get_args(Level)),
            "error 须有已证实的依据；info 不计分",
            "An error needs a confirmed basis; info is never scored",
        ),
        "points": described(NUMBER | {"minimum": 0}, "分值", "What it is worth"),
        "fix": described(
            WORDING, "怎样改；可用 {名称} 代入", "How to mend it; {names} are filled in"
        ),
        "why": described(WORDING, "为什么这样要求", "Why it is asked"),
        "veto": described(FLAG, "不通过时等次封顶", "A failure caps the grade"),
        "applies": {"$ref": "#/definitions/applies"},
        "case": many({"$ref": "#/definitions/case"}),
    }
    made = table(
        {*checks._COMMON, *(one.name for kind in kinds.values() for one in kind.parameters)},
        ("id", "title", "basis", "kind", "level", "fix"),
        **common,
        **_every_parameter(book, kinds),
    )
    points = {
        "if": {"properties": {"level": {"const": "info"}}},
        "else": {"required": ["points"]},
    }
    return made | {"allOf": [points, *(_of_kind(kind, common, book) for kind in kinds.values())]}


def _of_kind(kind: Kind[Any], common: dict[str, Schema], book: Rulebook) -> Schema:
    """Which keys a rule of this kind may and must have."""
    own = {one.name: _parameter(kind, one, book) for one in kind.parameters}
    return {
        "if": {"properties": {"kind": {"const": kind.id}}, "required": ["kind"]},
        "then": {
            "properties": own,
            "required": [one.name for one in kind.parameters if one.required],
            "propertyNames": {"enum": [*common, *own]},
        },
    }


def _every_parameter(book: Rulebook, kinds: Kinds) -> dict[str, Schema]:
    """Each parameter with what it means in the kinds that have it."""
    meanings: defaultdict[str, list[str]] = defaultdict(list)
    shapes: defaultdict[str, list[Schema]] = defaultdict(list)
    for kind in kinds.values():
        for one in kind.parameters:
            schema = _parameter(kind, one, book)
            meanings[one.name].append(f"{kind.id}: {schema.pop('description')}")
            if schema not in shapes[one.name]:
                shapes[one.name].append(schema)
    return {
        name: {"description": "\n".join(meanings[name])}
        | (known[0] if len(known) == 1 else {"anyOf": known})
        for name, known in shapes.items()
    }


def _parameter(kind: Kind[Any], one: Parameter, book: Rulebook) -> Schema:
    places = one_of(place_names(book.forms))
    schema = {**_TYPES, "place": places, "places": many(places)}[one.type]
    if one.choices:
        closed = one_of(one.choices)
        schema = many(closed) if schema["type"] == "array" else closed
    explained = message(f"kind.{kind.id}.{one.name}")
    return described(schema, render(explained, "zh"), render(explained, "en"))


def _applies(book: Rulebook) -> Schema:
    forms = suggested((EVERY, *(form.id for form in book.forms)))
    bodies = suggested((EVERY, GOVERNMENT, *(kind.id for kind in book.bodies)))
    return table(
        checks._APPLIES,
        (),
        forms=described(many(forms), "适用的格式", "Editions of the form"),
        bodies=described(many(bodies), "适用的机关；government 指各级人民政府", "Kinds of bodies"),
        needs=described(LINES, "这些规则通过了，本条才适用", "Rules that must have passed first"),
        effective=described(DAY, "起，与报告年度的 12 月 31 日比较", "From this day on"),
        until=described(DAY, "止", "Up to and including this day"),
    )


def _case(book: Rulebook) -> Schema:
    changes = {name: _SORTS[sort] for name, sort in case_table.CHANGES.items()}
    before = table(case_table.CHANGES, (), **changes)
    return table(
        case_table._KEYS,
        ("name", "want"),
        name=described(LINE, "用例说的是什么情况", "What the case is about"),
        want=described(one_of(get_args(Status)), "应得的结论", "The verdict it must get"),
        base=described(suggested(book.bases), "从哪份基础记录改起", "The record it starts from"),
        previous=described(
            {"anyOf": [FLAG, before]}, "有上年报告：true 或对它的改动", "With last year's report"
        ),
        published=described(DAY, "发布日期", "Day of publication"),
        message=described(LINE, "结论中应有的字", "Words that the verdict must have"),
        **changes,
    )


def _panel_case(book: Rulebook) -> Schema:
    changes = {name: _SORTS[sort] for name, sort in case_table.CHANGES.items()}
    body = table(
        case_table._BODY_KEYS,
        ("name", "kind"),
        name=LINE,
        kind=suggested(kind.id for kind in book.bodies),
        parent=LINE,
        region=LINE,
        since=WHOLE,
        until=WHOLE,
        guessed=FLAG,
    )
    report = table(
        case_table._REPORT_KEYS,
        (),
        base=suggested(book.bases),
        published=DAY,
        source=LINE,
        **changes,
    )
    scope = table(
        case_table._SCOPE_KEYS,
        ("body",),
        body=LINE,
        includes=LINES,
        excludes=LINES,
        years=many(WHOLE),
    )
    return table(
        case_table._PANEL_KEYS,
        ("name", "want", "reports"),
        name=described(LINE, "用例说的是什么情况", "What the case is about"),
        want=described(one_of(get_args(Status)), "应得的结论", "The verdict it must get"),
        message=described(LINE, "结论中应有的字", "Words that the verdict must have"),
        body=described(
            LINE, "看哪个机关，默认第一份报告的", "Whose verdict; by default the first's"
        ),
        year=described(WHOLE, "看哪个年度，默认最后一年", "Of which year; by default the last"),
        bodies=described(many(body), "机构名录", "The list of bodies"),
        reports=described(many(report), "各份报告：基础记录和改动", "The reports: bases, changed"),
        scopes=described(many(scope), "政府报告的汇总范围", "What governments add up"),
    )
