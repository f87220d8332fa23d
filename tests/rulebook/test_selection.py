"""Rules are found by part, level, kind, source, form and kind of body, alone and together."""

import pytest

from gongkai.rulebook.rulebook import Selection, select
from support.judged import rulebook


def _ids(**wanted: tuple[str, ...]) -> set[str]:
    return {rule.id for rule in select(rulebook(), Selection(**wanted))}


def test_without_a_wish_every_rule_is_meant():
    assert _ids() == {rule.id for rule in rulebook().rules}


@pytest.mark.parametrize(
    ("wanted", "found", "missed"),
    [
        ({"parts": ("requests",)}, "requests.balance", "disputes.total"),
        ({"levels": ("info",)}, "overview.length", "requests.balance"),
        ({"kinds": ("equation",)}, "requests.balance", "requests.present"),
        ({"sources": ("regulation-711",)}, "overview.accountability", "overview.length"),
        ({"sources": ("regulation-711#50",)}, "overview.accountability", "publication.deadline"),
        ({"sources": ("regulation-711#50.4",)}, "problems.stated", "requests.present"),
        ({"forms": ("2019",)}, "requests.balance", "disclosure.chain"),
        ({"bodies": ("department",)}, "requests.balance", "overview.accountability"),
        ({"bodies": ("township",)}, "overview.accountability", "disclosure.rules_by_department"),
        ({"bodies": ("government",)}, "overview.accountability", "disclosure.rules_by_department"),
        ({"levels": ("error", "warning"), "parts": ("text",)}, "text.sums", "text.punctuation"),
    ],
)
def test_a_wish_finds_what_matches(wanted: dict[str, tuple[str, ...]], found: str, missed: str):
    ids = _ids(**wanted)
    assert found in ids
    assert missed not in ids


def test_wishes_narrow_each_other_down_to_nothing():
    assert _ids(parts=("requests",), kinds=("pair",)) == set()
