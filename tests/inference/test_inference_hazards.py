"""What crashes durable_rules 2.0.28 or makes it lie, and the guard against each (15 to 25).

Every test bears the number of a hazard and says in its first line what would happen without the
guard. Where the guard is that something is never done, the test looks at all that is handed to
the engine: the compiled rule set and every fact.
"""

import ast
import re

import pytest

from gongkai.inference import durable as inference_module
from gongkai.inference.durable import infer, prepare
from gongkai.inference.facts import Fact
from gongkai.inference.limits import fnv1a, prove
from gongkai.inference.production import Constraint
from gongkai.model.errors import GongkaiError, RuleFileError
from gongkai.model.message import message
from inference.hazards import (
    BIG,
    RULE_SET,
    SOURCE,
    Eavesdropper,
    all_kinds_of_facts,
    asking,
    big_rules,
    patterns,
    python,
    strata,
)
from support.made_up import (
    UNSCORED,
    inferred,
    observed,
    rule,
)


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


def test_20_the_engine_is_warmed_up_before_anything_is_deleted() -> None:
    """Deleting a working memory in which nothing ever fired crashes the process."""
    ran = python(
        "from support.made_up import *\n"
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
        "from support.made_up import *\n"
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
