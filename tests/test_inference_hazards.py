"""What crashes durable_rules 2.0.28 or makes it lie, and the guard against each.

Every test bears the number of a hazard and says in its first line what would happen without the
guard. Where the guard is that something is never done, the test looks at all that is handed to
the engine: the compiled rule set and every fact.
"""

import ast
import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gongkai.inference import durable as inference_module
from gongkai.inference.durable import infer, prepare
from gongkai.inference.facts import Fact, half_steps
from gongkai.inference.limits import LIMITS, fnv1a, prove
from gongkai.inference.plan import Strata, plan
from gongkai.inference.production import Constraint, Pattern, Production
from gongkai.model.assessment import Score
from gongkai.model.errors import GongkaiError, RuleFileError
from gongkai.model.message import message
from made_up import (
    PROFILE,
    UNSCORED,
    inferred,
    meta,
    observed,
    random_observations,
    rule,
    violated_by,
)

SOURCE = Path(inference_module.__file__).read_text(encoding="utf-8")


def strata(rules: list) -> Strata:
    return plan(rules, violated_by(), PROFILE)


def big_rules(size: int = 120) -> list:
    """Needs, a veto, a task for a person and a meta-rule among many rules."""
    rules = [rule(f"r{n}", *([f"r{n // 10 * 10}"] if n % 10 else [])) for n in range(size)]
    rules += [rule("look", kind="manual"), rule("secret", veto=True)]
    return [*rules, meta("all", 2, "r1", "r2", "r11"), meta("over", 1, "all", "secret")]


BIG = strata(big_rules())
RULE_SET: dict[str, dict[str, list[dict[str, Any]]]] = json.loads(BIG.text)


def patterns() -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """Production, alias and tests of every pattern handed to the engine."""
    for name, body in RULE_SET.items():
        for pattern in body["all"]:
            ((alias, test),) = pattern.items()
            yield name, alias, test.get("$and", [test])


def asking(name: str, *tests: Constraint) -> Production:
    """A production with one pattern."""
    return Production(name, (Pattern("m", 1, tests),))


class Eavesdropper:
    """Stands between the wrapper and the engine and notes every fact."""

    def __init__(self, real: Any) -> None:
        self.real = real
        self.facts: list[str] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def assert_fact(self, handle: int, fact: str) -> tuple[int, int]:
        self.facts.append(fact)
        return self.real.assert_fact(handle, fact)

    def assert_event(self, handle: int, fact: str) -> tuple[int, int]:
        self.facts.append(fact)
        return self.real.assert_event(handle, fact)


@pytest.fixture
def overheard(monkeypatch: pytest.MonkeyPatch) -> Eavesdropper:
    between = Eavesdropper(inference_module.durable)
    monkeypatch.setattr(inference_module, "durable", between)
    return between


def all_kinds_of_facts(overheard: Eavesdropper) -> list[dict[str, Any]]:
    """The facts of runs in which everything fails, is empty, is in doubt, or is random."""
    rules = big_rules()
    scored = Score(Decimal("50.0"), Decimal(1), Decimal(1), Decimal(1))
    for value in (1, None, ..., 0):
        inferred(rules, scored, **dict.fromkeys((one.id for one in rules), value))
    chance = random.Random("hazards")
    for _ in range(30):
        seen, waived = random_observations(chance, rules), ("r1", "secret", "all")
        infer(prepare(BIG), seen, {}, lambda *_: UNSCORED, waived)
    return [json.loads(fact) for fact in overheard.facts]


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


def test_15_the_one_event_has_one_taker() -> None:
    """Where several productions wait for an event, only one of them fires."""
    grades = {n: body["all"] for n, body in RULE_SET.items() if re.fullmatch(r"[gh]\d+", n)}
    compare = {"$gte": int.__ge__, "$lt": int.__lt__}
    for tenths in range(1001):
        for veto in (0, 1):
            posted = {"k": Fact.SUMMARY, "score": tenths, "judged": 100, "veto": veto}
            takers = [
                name
                for name, [pattern] in grades.items()
                if all(
                    compare[key](posted[next(iter(value))], *value.values())
                    if isinstance(value, dict)
                    else posted[key] == value
                    for test in pattern["m"]["$and"]
                    for key, value in test.items()
                )
            ]
            assert len(takers) == 1
    calls = re.findall(r"durable\.assert_event", SOURCE)
    assert len(calls) == 1, "everything but the score is a fact"


def test_16_every_pattern_asks_for_the_kind_of_fact_first() -> None:
    """An unguarded absence, or an empty conjunction, also fires on the engine's own message."""
    for _, _, tests in patterns():
        assert list(tests[0]) == ["k"]
        assert isinstance(tests[0]["k"], int)


def test_17_the_rule_set_has_no_word_that_the_engine_would_overlook() -> None:
    """Unknown operators and second keys of a condition are accepted and ignored."""
    for body in RULE_SET.values():
        assert list(body) == ["all"]
        for pattern in body["all"]:
            ((_, test),) = pattern.items()
            assert list(test) in (["$and"], ["k"])
    for _, _, tests in patterns():
        for test in tests:
            assert len(test) == 1
            ((key, value),) = test.items()
            if key[0] == "$":
                assert len(value) == 1


def test_18_a_negation_waits_for_its_stage() -> None:
    """``$not`` first or alone, or before what it negates is there, answers wrongly."""
    stages = (Fact.SECOND_STRATUM, Fact.THIRD_STRATUM)
    for name, body in RULE_SET.items():
        aliases = [alias for pattern in body["all"] for alias in pattern]
        negated = [alias.endswith("$not") for alias in aliases]
        assert not negated[0], name
        if any(negated):
            assert any(pattern.get("s") in [{"k": stage} for stage in stages]
                       for pattern in body["all"]), name  # fmt: skip
            assert not any(negated[: aliases.index("s") + 1])
    assert '"any"' not in BIG.text
    assert "$or" not in BIG.text


def test_19_no_fact_is_ever_retracted() -> None:
    """Retracting a joined fact crashes the process now and then."""
    assert "retract" not in SOURCE
    assert not hasattr(inference_module.Engine, "retract_fact")


def python(script: str) -> subprocess.CompletedProcess[str]:
    path = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
    return subprocess.run(
        [sys.executable, "-c", path + script], capture_output=True, text=True, timeout=60
    )


def test_20_the_engine_is_warmed_up_before_anything_is_deleted() -> None:
    """Deleting a working memory in which nothing ever fired crashes the process."""
    ran = python(
        "from made_up import *\n"
        "from gongkai.model.errors import GongkaiError\n"
        "rules = [rule('a'), rule('b')]\n"
        "prepared = prepare(plan(rules, violated_by(), PROFILE))\n"
        "for seen in ({}, {}, observed(rules, a=1)):\n"
        "    try: print(infer(prepared, seen, {}, lambda *_: UNSCORED).statuses['a'])\n"
        "    except GongkaiError as error: print(error.message.key)\n"
    )
    assert ran.stdout.split() == ["infer.unmeasured", "infer.unmeasured", "fail"], ran.stderr


def test_21_there_is_one_working_memory_at_a_time(overheard: Eavesdropper) -> None:
    """Two live ones and a deletion crash the process, as does the 1,025th."""
    assert {fact["sid"] for fact in all_kinds_of_facts(overheard)} == {"0"}
    rules = [rule("a"), rule("b", "a")]
    assert {inferred(rules, a=n % 2).statuses["a"] for n in range(1200)} == {"pass", "fail"}


def test_21_a_compiled_rule_set_survives_a_fork() -> None:
    """Batch work forks: parent and children go on with the same handle."""
    ran = python(
        "import os\n"
        "from made_up import *\n"
        "rules = [rule('a'), rule('b', 'a')]\n"
        "def look(): return inferred(rules, a=1).statuses['b']\n"
        "assert look() == 'not_applicable'\n"
        "child = os.fork() if hasattr(os, 'fork') else 0\n"
        "assert all(look() == 'not_applicable' for _ in range(100))\n"
        "if hasattr(os, 'fork') and not child: os._exit(0)\n"
        "print(os.waitpid(child, 0)[1] if child else 0)\n"
    )
    assert ran.stdout == "0\n", ran.stderr


def test_22_names_that_the_engine_would_merge_are_refused() -> None:
    """Ids and names of properties are compared by 32 bits of hash alone."""
    assert fnv1a("costarring") == fnv1a("liquid")
    alike = [asking(word, Constraint(word, "==")) for word in ("costarring", "liquid")]
    with pytest.raises(RuleFileError) as caught:
        prove(tuple(alike), (), "rulebook.toml")
    assert dict(caught.value.message.values)["what"].key == "infer.limit.hash"
    with pytest.raises(RuleFileError):
        prove((), ("declinate", "macallums"), "rulebook.toml")
    strata([rule(f"r{n}") for n in range(900)])


def test_23_firings_are_completed_only_where_one_was_started() -> None:
    """Completing what was never started crashes the process."""
    tree = ast.parse(SOURCE)
    calls = [
        (function.name, node.func.attr)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]
    where = {name for name, call in calls if call == "complete_and_start_action"}
    assert where == {"_handle", "settle"}
    assert where == {name for name, call in calls if call == "start_action_for_state"}


def test_24_facts_are_flat_and_short(overheard: Eavesdropper) -> None:
    """Deeply nested JSON and ids of megabytes crash the process."""
    for fact in all_kinds_of_facts(overheard):
        assert not any(isinstance(value, dict | list) for value in fact.values())
        assert len(fact["id"]) < 12


def test_25_every_record_starts_from_nothing() -> None:
    """A fact of the same id with new content is ignored and the old one kept."""
    rules = [rule("a"), rule("b", "a")]
    wanted = {0: "pass", 1: "fail", None: "not_applicable"}
    for value in (0, 1, 0, None, 1, None, 0):
        assert inferred(rules, a=value).statuses["a"] == wanted[value]


@pytest.mark.parametrize("which", range(6))
def test_a_failing_engine_is_an_error_and_never_a_pass(which, monkeypatch) -> None:
    real = inference_module.durable
    rules = [rule("a"), rule("b", "a")]
    prepared = prepare(strata(rules))

    class Failing(Eavesdropper):
        def assert_fact(self, handle: int, fact: str) -> tuple[int, int]:
            if len(self.facts) == which:
                raise real.error("error code: 303")
            return super().assert_fact(handle, fact)

    monkeypatch.setattr(inference_module, "durable", Failing(real))
    if which < 4:
        with pytest.raises(GongkaiError) as failed:
            infer(prepared, observed(rules, a=1), {}, lambda *_: UNSCORED)
        assert failed.value.message.key == "infer.engine_failed"
    monkeypatch.setattr(inference_module, "durable", real)
    assert set(infer(prepared, observed(rules), {}, lambda *_: UNSCORED).statuses.values()) == {
        "pass"
    }


def test_a_chunk_that_gets_lost_is_an_error_and_never_a_row_of_passes(monkeypatch) -> None:
    real = inference_module.durable

    class Forgetful(Eavesdropper):
        def assert_fact(self, handle: int, fact: str) -> tuple[int, int]:
            if '"chunk1"' in fact:
                return 0, 1
            return super().assert_fact(handle, fact)

    prepared = prepare(BIG)
    monkeypatch.setattr(inference_module, "durable", Forgetful(real))
    with pytest.raises(GongkaiError) as lost:
        infer(prepared, observed(big_rules()), {}, lambda *_: UNSCORED)
    assert lost.value.message.key == "infer.lost"


def test_a_rule_without_an_observation_is_an_error() -> None:
    prepared = prepare(strata([rule("a")]))
    with pytest.raises(GongkaiError) as missing:
        infer(prepared, {}, {}, lambda *_: UNSCORED)
    assert missing.value.message.key == "infer.unmeasured"
    excluded = infer(prepared, {}, {"a": message("made.up")}, lambda *_: UNSCORED)
    assert excluded.statuses == {"a": "not_applicable"}


def refused(limit: str, productions: list[Production]) -> None:
    with pytest.raises(RuleFileError) as caught:
        prove(tuple(productions), (), "rulebook.toml")
    told = dict(caught.value.message.values)["what"]
    assert told.key == f"infer.limit.{limit}"
