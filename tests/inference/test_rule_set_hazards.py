"""The hazards of durable_rules that lie in rule sets and facts (1 to 14): each has its guard."""

import ast
import re
from decimal import Decimal

import pytest

from gongkai.inference import durable as inference_module
from gongkai.inference.durable import infer, prepare
from gongkai.inference.facts import half_steps
from gongkai.inference.limits import LIMITS, prove
from gongkai.inference.production import Constraint, Pattern, Production
from gongkai.model.assessment import Score
from gongkai.model.errors import GongkaiError, RuleFileError
from inference.hazards import (
    BIG,
    SOURCE,
    Eavesdropper,
    all_kinds_of_facts,
    asking,
    patterns,
    refused,
    strata,
)
from support.made_up import (
    UNSCORED,
    inferred,
    observed,
    rule,
)


def test_01_the_last_test_of_a_value_join_cannot_fail(overheard: Eavesdropper) -> None:
    """A value join whose last test is false crashes the process."""
    joins = [tests for _, _, tests in patterns() if isinstance(tests[-1].get("_"), dict)]
    joined = [
        key
        for _, _, tests in patterns()
        for test in tests
        for key, value in test.items()
        if isinstance(value, dict) and key[0] != "$"
    ]
    assert joins
    assert len(joined) == 2 * len(joins), "only the rule's number is joined, and the last test"
    assert set(joined) == {"i", "_"}
    assert all(fact["_"] == 1 for fact in all_kinds_of_facts(overheard))


def test_02_no_property_is_compared_with_another_of_the_same_fact() -> None:
    """Where the other is absent, the engine compares with what lies on the stack."""
    for _, alias, tests in patterns():
        for test in tests:
            for value in test.values():
                if isinstance(value, dict) and "$" not in next(iter(test)):
                    (other,) = value
                    assert other not in (alias.removesuffix("$not"), "$m")


def test_03_the_engine_never_calculates() -> None:
    """Division by zero ends the process; 1/2 is 0."""
    operators = {key for _, _, tests in patterns() for t in tests for key in t if key[0] == "$"}
    assert operators <= {"$neq", "$lt", "$gt", "$lte", "$gte"}


def test_04_no_fact_can_pass_more_tests_than_the_engine_bears() -> None:
    """Beyond 64 the record stops half done and the next one gets its pending firings."""
    many = [asking(f"p{n}", Constraint(f"v{n}", ">")) for n in range(60)]
    refused("passed", many)
    exclusive = [asking(f"p{n}", Constraint("v", "==", n)) for n in range(200)]
    prove(tuple(exclusive), (), "rulebook.toml")
    rules = [rule(f"r{n}") for n in range(300)]
    for value, status in ((1, "fail"), (None, "not_applicable"), (..., "doubt"), (0, "pass")):
        found = inferred(rules, **dict.fromkeys((one.id for one in rules), value))
        assert set(found.statuses.values()) == {status}


def test_04_a_record_that_breaks_off_leaves_nothing_to_the_next() -> None:
    """Pending firings and facts of one record must never reach another."""
    rules, prepared = [rule("a"), rule("b", "a")], prepare(strata([rule("a"), rule("b", "a")]))

    def breaks_off(*_: object) -> Score:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        infer(prepared, observed(rules, a=1), {}, breaks_off)
    with pytest.raises(GongkaiError):
        infer(prepared, {"a": observed(rules, a=1)["a"]}, {}, lambda *_: UNSCORED)
    after = infer(prepared, observed(rules), {}, lambda *_: UNSCORED)
    assert after.statuses == {"a": "pass", "b": "pass"}
    assert after.firings == ("r0",)


def test_05_no_fact_has_more_properties_than_the_engine_bears(overheard: Eavesdropper) -> None:
    """Beyond 252 the fact is refused."""
    # Branches that exclude each other, so that no other limit is met first.
    wide = [
        asking(
            f"p{n}", Constraint("v", "==", n), *(Constraint(f"w{n}x{at}", "==") for at in range(9))
        )
        for n in range(25)
    ]
    refused("properties", wide)
    assert max(map(len, all_kinds_of_facts(overheard))) <= LIMITS["properties"]


def test_06_the_root_has_few_first_tests() -> None:
    """At 512 the engine loops for ever."""
    refused("first_tests", [Production(f"p{n}", (Pattern("m", n),)) for n in range(401)])
    assert len({tests[0]["k"] for _, _, tests in patterns()}) < 20


def test_07_no_test_is_shared_too_widely() -> None:
    """256 productions on one test, or 128 absences under one, crash the process."""
    refused("sharing", [Production(f"p{n}", (Pattern("m", 1),)) for n in range(201)])
    assert "$nex" not in BIG.text, "what was not measured is a fact of its own"


@pytest.mark.parametrize(
    ("limit", "productions"),
    [
        ("patterns", [Production("p", tuple(Pattern(f"a{n}", 1) for n in range(16)))]),
        (
            "conjunction",
            [
                Production(
                    "p", (Pattern("m", 1, tuple(Constraint(f"v{n}", "==") for n in range(12))),)
                )
            ],
        ),
        ("rules", [Production(f"p{n}", (Pattern("m", n % 300),)) for n in range(4001)]),
        (
            "tests_below",
            [asking(f"p{n}", Constraint("v", "==", n)) for n in range(401)],
        ),
        ("number", [asking("p", Constraint("v", ">", 2**31))]),
    ],
)
def test_08_what_the_engine_would_refuse_is_refused_first(limit, productions) -> None:
    """Errors 304, 113 and 106, or numbers cut to 32 bits on Windows."""
    refused(limit, productions)


def test_08_a_rulebook_far_too_large_is_refused_as_a_rule_file_error() -> None:
    """The limits are held against what the rulebook compiles to."""
    with pytest.raises(RuleFileError, match=r"infer\.limit"):
        strata([rule(f"r{n}") for n in range(4001)])


def test_09_numbers_are_written_as_plain_whole_numbers(overheard: Eavesdropper) -> None:
    """``1e-7`` and ``1e16`` are refused, and in a batch the rest vanishes without an error."""
    all_kinds_of_facts(overheard)
    pairs = [pair for fact in overheard.facts for pair in re.findall(r'"(\w+)":([^,}]+)', fact)]
    assert {name for name, value in pairs if not re.fullmatch(r"-?\d{1,10}", value)} == {
        "id",
        "sid",
    }


@pytest.mark.parametrize("limit", [-3, 0, 1, 2**29])
def test_09_values_between_whole_numbers_keep_their_place(limit: int) -> None:
    """Rounding 1e-400 to 0 would pass what is not zero."""
    for step in ("0", "1e-400", "-1e-400", "0.5", "-1", "1"):
        value, steps = limit + Decimal(step), half_steps(Decimal(limit) + Decimal(step))
        if Decimal(step).copy_abs() == Decimal("1e-400"):  # lost in the sum unless limit is 0
            value = Decimal(step) if limit == 0 else value
            steps = half_steps(value)
        assert steps is not None
        assert (steps > 2 * limit, steps < 2 * limit) == (value > limit, value < limit)


def test_10_only_calls_that_are_known_to_be_safe_are_made() -> None:
    """An empty batch crashes, an empty object in a batch hangs."""
    used = {
        node.attr
        for node in ast.walk(ast.parse(SOURCE))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in ("durable", "durable_rules_engine")
    }
    allowed = {name for name in vars(inference_module.Engine) if name[0] != "_"} | {"error"}
    assert used == allowed & used
    assert not any("facts" in name or "events" in name for name in allowed)


@pytest.mark.parametrize(
    ("value", "status"),
    [
        (Decimal("NaN"), "doubt"),
        (Decimal("sNaN"), "doubt"),
        (Decimal("Infinity"), "doubt"),
        (Decimal("-Infinity"), "doubt"),
        (2**63, "fail"),
        (-(2**63) - 1, "fail"),
        (2**64, "fail"),
        (Decimal("1e999999"), "fail"),
    ],
)
def test_11_what_is_no_number_is_a_doubt_and_giants_stay_giants(value, status) -> None:
    """NaN would be null, infinity an error, 2^63 and more saturate, 2^64 might come out as 0."""
    assert inferred([rule("a")], a=value).statuses["a"] == status


def test_12_facts_hold_whole_numbers_only(overheard: Eavesdropper) -> None:
    """``"5" == 5`` and ``true == 1`` hold, ``null != 5`` does not, 1 does not join 1.0."""
    for fact in all_kinds_of_facts(overheard):
        assert {type(value) for name, value in fact.items() if name not in ("id", "sid")} == {int}
    assert inferred([rule("a")], a=True).statuses["a"] == "fail"


def test_13_no_text_reaches_the_engine(overheard: Eavesdropper) -> None:
    """Texts of 65,535 bytes compare wrongly."""
    long = "规则" * 40_000
    rules = [rule(long), rule("b", long)]
    assert inferred(rules, **{long: 1}).statuses == {long: "fail", "b": "not_applicable"}
    assert max(map(len, overheard.facts)) < 4000
    assert "规" not in "".join(overheard.facts) + strata(rules).text


def test_14_the_engine_never_matches_regular_expressions() -> None:
    """``[一-龥]`` crashes, nested quantifiers hang, alternatives are wrong half of the time."""
    assert "$mt" not in BIG.text
    assert "$imt" not in BIG.text
