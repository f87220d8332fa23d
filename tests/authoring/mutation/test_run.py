"""What becomes of a planted defect: caught, caught by others, missed, or beyond any rule."""

from pathlib import Path

import pytest

from authoring.mutation.grounds import ground
from gongkai.authoring.mutation import Tally, load_operators, mutate, tally
from gongkai.model.errors import RuleFileError
from gongkai.rulebook import load
from support.judged import rulebook

OPERATOR = """
[[operator]]
id = "mine"
title = {{ zh = "我的缺陷", en = "mine" }}
plant = "cell"
with = {{ where = ["requests.granted.natural_person"], {how} }}
{more}
[[operator.meant]]
{meant}
"""


def _run(folder: Path, meant: str, how: str = "add = [1]", more: str = "", **options: int) -> Tally:
    (folder / "mutations").mkdir(exist_ok=True)
    text = OPERATOR.format(meant=meant, how=how, more=more)
    (folder / "mutations" / "mine.toml").write_text(text, encoding="utf-8")
    operators = [one for one in load_operators(rulebook(), [folder]) if one.id == "mine"]
    run = mutate(rulebook(), [ground()], operators, **options)
    return tally(run.trials(), run.cleans, rulebook())


def test_caught_by_the_rules_meant(tmp_path: Path):
    found = _run(tmp_path, 'all_of = ["requests.row_total", "requests.handled_total"]')
    assert [trial.result for trial in found.trials] == ["caught"]
    assert (
        found.trials[0].fired
        == ("requests.row_total", "requests.handled_total", "requests.prose_results")[
            : len(found.trials[0].fired)
        ]
    )
    assert found.whole.score == 1


def test_caught_only_by_others(tmp_path: Path):
    found = _run(tmp_path, 'all_of = ["requests.balance"]')
    assert [trial.result for trial in found.trials] == ["others"]
    assert found.whole.score == 0


def test_one_of_several_is_enough(tmp_path: Path):
    found = _run(tmp_path, 'any_of = ["requests.balance", "requests.row_total"]')
    assert [trial.result for trial in found.trials] == ["caught"]


def test_missed_by_all(tmp_path: Path):
    found = _run(tmp_path, 'all_of = ["requests.row_total"]', how='put = "11"')
    assert [trial.result for trial in found.trials] == ["missed"]


def test_what_no_rule_can_see_is_told_with_its_reason_and_not_scored(tmp_path: Path):
    found = _run(tmp_path, 'reason = { zh = "看不出", en = "invisible" }', how='put = "11"')
    assert [trial.result for trial in found.trials] == ["unseen"]
    assert found.whole.score is None
    assert (found.whole.planted, found.whole.unseen) == (1, 1)


def test_a_rule_of_another_part_is_out_of_turn_unless_it_is_named(tmp_path: Path):
    beside = 'beside = { text = { other = "" } }'
    meant = 'all_of = ["requests.row_total"]'
    (trial,) = _run(tmp_path, meant, more=beside).stray
    assert trial.stray == ("other.stated",)
    assert _run(tmp_path, meant, more=beside + '\nmay = ["other.*"]').stray == ()


def test_rules_that_nothing_triggers_are_told(tmp_path: Path):
    silent = _run(tmp_path, 'all_of = ["requests.row_total"]').silent
    assert "requests.row_total" not in silent
    assert {"title.year", "requests.balance"} <= {*silent}
    assert "publication.review" not in silent, "it only asks a person"


def test_a_rule_that_does_not_speak_of_such_a_body_is_not_meant(tmp_path: Path):
    assert _run(tmp_path, 'all_of = ["overview.accountability"]').trials == ()


def test_a_report_that_is_not_flaw_free_is_told(tmp_path: Path):
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "mine.toml").write_text(
        """
part = "title"
[[rule]]
id = "mine.never"
title = { zh = "从不通过", en = "never" }
basis = ["project#tidy"]
kind = "forbid"
patterns = ["政府信息"]
level = "info"
fix = { zh = "改", en = "mend" }
""",
        encoding="utf-8",
    )
    book = load([tmp_path])
    run = mutate(book, [ground()], load_operators(book)[:1], limit=1)
    assert tally(run.trials(), run.cleans, book).false == {"department": ("mine.never",)}


@pytest.mark.parametrize(
    ("meant", "how", "more", "said"),
    [
        ('all_of = ["requests.row_totle"]', "add = [1]", "", "requests.row_total"),
        ('all_of = ["requests.row_total"]', 'add = ["one"]', "", "mine"),
        ('all_of = ["requests.row_total"]', "add = [1]", 'may = ["request.*"]', "request"),
        ('all_of = ["requests.row_total"]', "add = [1]", "at_mots = 3", "at_most"),
    ],
)
def test_mistakes_in_an_operator_are_told(
    tmp_path: Path, meant: str, how: str, more: str, said: str
):
    with pytest.raises(RuleFileError) as told:
        _run(tmp_path, meant, how, more)
    assert told.value.file == "mutations/mine.toml"
    assert said in str(told.value.message)


def test_equal_seeds_give_equal_runs():
    operators = [
        one for one in load_operators(rulebook()) if one.id in ("word.doubled", "cell.word")
    ]

    def places(seed: int) -> list[object]:
        run = mutate(rulebook(), [ground()], operators, seed=seed, limit=3)
        return [(one.operator.id, one.defect) for one in run.planned]

    assert places(7) == places(7)
    assert places(7) != places(8)
    assert len(places(7)) == 6
