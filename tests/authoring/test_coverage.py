"""Nothing that a source asks is silently left out."""

from pathlib import Path

import pytest

from gongkai.authoring.coverage import Cover, Item, find_coverage
from gongkai.model.errors import RuleFileError
from gongkai.model.message import render
from gongkai.rulebook import load
from support.judged import rulebook

SOURCE = """
[[source]]
id = "our-notice"
title = { zh = "县里的通知", en = "Our notice" }
kind = "local"
confidence = "A"
[[source.article]]
id = "3"
label = { zh = "第三条", en = "article 3" }
text = { zh = "写明积压的原因。", en = "Backlogs are explained." }
"""
RULE = """
part = "requests"
[[rule]]
id = "our.backlog"
title = { zh = "积压", en = "Backlog" }
basis = ["our-notice#3"]
kind = "equation"
each = "requests.column"
require = "结转下年 <= 新收"
level = "warning"
points = 1
fix = { zh = "说明", en = "Explain" }
"""
ASKING = """
[[rule]]
id = "our.reason"
title = { zh = "原因", en = "Reason" }
basis = ["our-notice#3"]
kind = "manual"
question = { zh = "原因写清楚了吗？", en = "Is the reason clear?" }
level = "info"
fix = { zh = "说明", en = "Explain" }
"""
REMARK = '"our-notice#3" = { zh = "看一看", en = "Have a look" }\n'
MANUAL, NEVER = f"[manual]\n{REMARK}", f"[not_checkable]\n{REMARK}"


def _write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _covered(folder: Path, files: dict[str, str]) -> dict[str, Item]:
    _write(folder, files)
    return {item.id: item for item in find_coverage(load([folder]), [folder])}


def _builtin() -> dict[str, Item]:
    return {item.id: item for item in find_coverage(rulebook())}


def test_every_item_of_every_source_is_mapped():
    assert [item.id for item in _builtin().values() if item.cover == "unmapped"] == []


def test_every_article_is_an_item_and_every_basis_is_one_or_a_whole_source():
    items, book = _builtin(), rulebook()
    articles = {
        f"{source.id}#{article}" for source in book.sources.values() for article in source.articles
    }
    assert articles <= set(items)
    assert {basis for rule in book.rules for basis in rule.basis} <= set(items) | set(book.sources)


@pytest.mark.parametrize(
    "item",
    [
        *(
            f"regulation-711#{article}"
            for article in ("49", "50", "50.1", "50.2", "50.3", "50.4", "50.5")
        ),
        *(
            f"form-2021#{article}"
            for article in ("overview", "headings", "table-2", "table-3", "table-3.note", "table-4",
                            "section-5", "section-6")
        ),
        "fees-109#report",
        "supervision-practice#late",
        "supervision-practice#identical",
    ],
)  # fmt: skip
def test_what_matters_most_is_checked_by_rules(item: str):
    assert _builtin()[item].cover in ("rules", "partly")


def test_wording_that_nobody_obtained_is_never_said_to_be_checked():
    unread = [item for id_, item in _builtin().items() if id_.endswith(("#unread", "#rest"))]
    assert {item.cover for item in unread} == {"not_checkable"}
    assert {item.article.confidence for item in unread if item.article} == {"C"}


@pytest.mark.parametrize(
    ("files", "cover"),
    [
        ({}, "unmapped"),
        ({"checks/our.toml": RULE}, "rules"),
        ({"checks/our.toml": RULE + ASKING}, "partly"),
        ({"checks/our.toml": RULE, "coverage/our.toml": MANUAL}, "partly"),
        ({"checks/our.toml": 'part = "requests"' + ASKING}, "manual"),
        ({"coverage/our.toml": MANUAL}, "manual"),
        ({"coverage/our.toml": NEVER}, "not_checkable"),
    ],
)
def test_rules_and_remarks_decide_how_an_item_is_covered(
    files: dict[str, str], cover: Cover, tmp_path: Path
):
    covered = _covered(tmp_path, {"sources/our.toml": SOURCE, **files})
    assert covered["our-notice#3"].cover == cover
    assert covered["regulation-711#53"].cover == "not_checkable"


def test_questions_of_rules_and_remarks_are_what_is_left_to_people(tmp_path: Path):
    files = {
        "sources/our.toml": SOURCE,
        "checks/our.toml": RULE + ASKING,
        "coverage/a.toml": MANUAL,
    }
    left = _covered(tmp_path, files)["our-notice#3"].for_people
    assert [text.en for text in left] == ["Is the reason clear?", "Have a look"]


def test_a_source_without_articles_is_an_item_itself(tmp_path: Path):
    files = {"sources/our.toml": SOURCE.partition("[[source.article]]")[0]}
    assert _covered(tmp_path, files)["our-notice"].cover == "unmapped"


@pytest.mark.parametrize(
    ("file", "line", "said"),
    [
        ('[manual]\n"regulation-711#500" = { zh = "看", en = "look" }\n', 2, "regulation-711#50"),
        ("[manuel]\n", 1, "manual"),
        ('[manual]\n\n"regulation-711#47" = { zh = "看" }\n', 3, "regulation-711#47"),
    ],
)
def test_a_wrong_remark_is_told_with_line_and_remedy(
    file: str, line: int, said: str, tmp_path: Path
):
    with pytest.raises(RuleFileError) as told:
        _covered(tmp_path, {"coverage/our.toml": file})
    assert (told.value.file, told.value.line) == ("coverage/our.toml", line)
    assert said in render(told.value.message, "zh")


def test_two_remarks_on_one_item_are_one_too_many(tmp_path: Path):
    with pytest.raises(RuleFileError) as told:
        _covered(tmp_path, {"sources/our.toml": SOURCE, "coverage/our.toml": MANUAL + NEVER})
    assert "our-notice#3" in render(told.value.message, "en")


def test_the_remark_of_a_folder_replaces_the_built_in_one(tmp_path: Path):
    own = '[manual]\n"regulation-711#53" = { zh = "看", en = "look" }\n'
    assert _covered(tmp_path, {"coverage/our.toml": own})["regulation-711#53"].cover == "manual"
