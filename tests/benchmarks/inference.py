"""How many records a second the inference judges, beside three other rule engines.

    pip install zen-engine rule-engine common-expression-language
    python tests/benchmarks/inference.py

All judge the same records by the built-in rulebook and must come to equal verdicts and grades,
or nothing is printed. gongkai chains forward through three strata, and keeps the trace of what
fired with the evidence of every verdict. The others know no forward chaining, so their rules
have every chain of needs already written out; they are asked in two ways:

* rule by rule, as a rulebook is written and as a reviewer asks: zen-engine as a decision of one
  expression per rule with its own trace switched on, the others one expression per rule;
* flattened: the whole rulebook as a single expression that yields nothing but the list of
  statuses, without rules, trace or reasons. That is compiling the rulebook away, the floor.

The last column has all traces and evidence put into messages too (for the others the measured
value and the conclusion, for want of a chain). One core, one run, seconds of processor time.
"""

import json
import random
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from gongkai.inference.durable import compile_rulebook, infer
from gongkai.inference.trace import Trace
from gongkai.kinds import KINDS
from gongkai.model.assessment import Score
from gongkai.model.location import Location
from gongkai.model.message import message
from gongkai.model.observation import Evidence, Observation
from gongkai.model.verdict import Status
from gongkai.rulebook import load

RECORDS = 300
SECONDS = 3.0
CODES: tuple[Status, ...] = ("pass", "fail", "doubt", "not_applicable", "manual")

Record = dict[str, Observation]
Judged = tuple[list[Status], str | None]
Engine = Callable[[Record], Judged]

RULEBOOK = load(with_cases=False)
PROFILE = RULEBOOK.profiles["default"]
RULES = [rule for rule in RULEBOOK.rules if rule.kind != "meta"]
CONDITIONS = {rule.id: KINDS[rule.kind].condition(rule) for rule in RULES}
NUMBERS = {rule.id: number for number, rule in enumerate(RULES)}
POINTS = [int(rule.points * 100) for rule in RULES]


def records(count: int) -> list[Record]:
    """Most rules pass, some find nothing to measure, a few fail or are in doubt."""
    chance = random.Random("benchmark")
    evidence = (Evidence(Location(line=3), "requests.received.total", "61", Decimal(61)),)
    made: list[Record] = []
    for _ in range(count):
        record: Record = {}
        for rule in RULES:
            dice = chance.random()
            value = None if dice < 0.12 else chance.randint(1, 9) if dice < 0.18 else 0
            told = message("kind.equation.found", value=value)
            record[rule.id] = Observation(
                rule.id, value, told, doubtful=dice > 0.98, evidence=evidence
            )
        made.append(record)
    return made


def scored(statuses: Iterable[Status]) -> tuple[int, int]:
    """Score in tenths and judged share in hundredths, the quick way; the same for everybody."""
    kept = applied = asked = 0
    for status, points in zip(statuses, POINTS, strict=True):
        if status == "pass":
            kept += points
        if status in ("pass", "fail"):
            applied += points
        if status in ("pass", "fail", "doubt"):
            asked += points
    return (1000 * kept // applied, 100 * applied // asked) if applied else (0, 0)


def gongkai() -> Engine:
    """The three strata in durable_rules, with evidence, the trace kept but not put into words."""
    judge = _gongkai()
    return lambda record: judge(record)[:2]


def gongkai_told() -> Engine:
    judge = _gongkai()

    def with_messages(record: Record) -> Judged:
        statuses, grade, trace = judge(record)
        for rule, status in zip(RULES, statuses, strict=True):
            _verdict(rule.id, status, trace.of(rule.id, status), record)
        return statuses, grade

    return with_messages


def _gongkai() -> Callable[[Record], tuple[list[Status], str | None, Trace]]:
    inference = compile_rulebook(RULEBOOK, PROFILE)

    def scoring(statuses: Mapping[str, Status], blocked: frozenset[str]) -> Score:
        tenths, share = scored(statuses[rule.id] for rule in RULES)
        return Score(Decimal(tenths) / 10, Decimal(share) / 100, Decimal(1), Decimal(1))

    def judge(record: Record) -> tuple[list[Status], str | None, Trace]:
        found = infer(inference, record, {}, scoring)
        trace = Trace(inference.strata, found.firings, record, {})
        return [found.statuses[rule.id] for rule in RULES], found.grade, trace

    return judge


def zen_by_rule() -> Engine:
    import zen

    edges = [{"id": "1", "sourceId": "in", "targetId": "rules"},
             {"id": "2", "sourceId": "rules", "targetId": "out"}]  # fmt: skip
    expressions = [
        {"id": str(number), "key": f"r{number}", "value": status}
        for number, status in enumerate(_statuses("and", "or"))
    ]
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in"},
        {"id": "rules", "type": "expressionNode", "name": "rules",
         "content": {"expressions": expressions}},
        {"id": "out", "type": "outputNode", "name": "out"},
    ]  # fmt: skip
    decision = zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))
    grade = zen.compile_expression(_grade("and"))

    def statuses(given: dict[str, object]) -> list[object]:
        result = decision.evaluate(given, {"trace": True})["result"]
        return [result[f"r{number}"] for number in range(len(RULES))]

    return _asking(statuses, grade.evaluate)


def cel_by_rule() -> Engine:
    import cel

    programs = [cel.compile(status) for status in _statuses("&&", "||")]
    grade = cel.compile(_grade("&&"))
    return _asking(lambda given: [one.execute(given) for one in programs], grade.execute)


def rule_engine_by_rule() -> Engine:
    from rule_engine import Rule

    rules = [Rule(status) for status in _statuses("and", "or")]
    grade = Rule(_grade("and"))
    return _asking(lambda given: [one.evaluate(given) for one in rules], grade.evaluate)


def zen_flattened() -> Engine:
    import zen

    statuses = zen.compile_expression(_flattened("and", "or"))
    return _asking(statuses.evaluate, zen.compile_expression(_grade("and")).evaluate)


def cel_flattened() -> Engine:
    import cel

    return _asking(cel.compile(_flattened("&&", "||")).execute, cel.compile(_grade("&&")).execute)


def rule_engine_flattened() -> Engine:
    from rule_engine import Rule

    return _asking(Rule(_flattened("and", "or")).evaluate, Rule(_grade("and")).evaluate)


ENGINES = {
    "common-expression-language": cel_by_rule,
    "zen-engine": zen_by_rule,
    "rule-engine": rule_engine_by_rule,
    "flattened: common-expression-language": cel_flattened,
    "flattened: zen-engine": zen_flattened,
    "flattened: rule-engine": rule_engine_flattened,
}


def _asking(statuses: Callable[..., list[object]], grade: Callable[..., object]) -> Engine:
    """An engine that is asked for all statuses, then for the grade."""
    vetoes = [number for number, rule in enumerate(RULES) if rule.veto]

    def judge(record: Record) -> Judged:
        values: list[int] = []
        states: list[int] = []
        for rule in RULES:
            seen = record[rule.id]
            values.append(int(seen.value or 0))
            states.append(2 if seen.doubtful else int(seen.value is None))
        codes = statuses({"v": values, "s": states})
        found = [CODES[int(code)] for code in codes]  # type: ignore[call-overload]
        score, share = scored(found)
        veto = int(any(found[number] == "fail" for number in vetoes))
        band = int(grade({"score": score, "judged": share, "veto": veto}))  # type: ignore[call-overload]
        return found, PROFILE.bands[band].id if band >= 0 else None

    return judge


def told(engine: Engine) -> Engine:
    """The engine with what a verdict needs beside its status."""

    def judge(record: Record) -> Judged:
        statuses, grade = engine(record)
        for rule, status in zip(RULES, statuses, strict=True):
            condition = CONDITIONS[rule.id]
            measured = message("infer.measured", value=record[rule.id].value,
                               operator=condition.operator, limit=condition.limit)  # fmt: skip
            _verdict(rule.id, status, (measured, message(f"infer.{status}")), record)
        return statuses, grade

    return judge


def _verdict(rule: str, status: Status, trace: tuple[object, ...], record: Record) -> object:
    seen = record.get(rule)
    return rule, status, trace, seen.evidence if seen else ()


def _flattened(both: str, either: str) -> str:
    return f"[{', '.join(_statuses(both, either))}]"


def _statuses(both: str, either: str) -> list[str]:
    """For every rule an expression for its status, a number (see CODES), over the values ``v``
    and the states ``s``: 0 measured, 1 nothing to measure, 2 doubtful."""

    def holds(number: int) -> str:
        condition = CONDITIONS[RULES[number].id]
        return f"(s[{number}] == 0 {both} v[{number}] {condition.operator} {condition.limit})"

    def needed(number: int) -> set[int]:
        direct = {NUMBERS[need] for need in RULES[number].applies.needs}
        return direct.union(*(needed(need) for need in direct))

    statuses: list[str] = []
    for number, rule in enumerate(RULES):
        before = sorted(needed(number))
        absent = f" {either} ".join(
            [f"s[{number}] == 1", *(f"s[{n}] == 1 {either} {holds(n)}" for n in before)]
        )
        doubted = f" {either} ".join(f"s[{n}] == 2" for n in (number, *before))
        sure = "4" if rule.kind == "manual" else f"({holds(number)} ? 1 : 0)"
        statuses.append(f"(({absent}) ? 3 : (({doubted}) ? 2 : {sure}))")
    return statuses


def _grade(both: str) -> str:
    """The number of the band that score, judged share and veto earn, or -1."""
    bands = PROFILE.bands
    cap = next(at for at, band in enumerate(bands) if band.id == PROFILE.veto_cap)
    earned = str(len(bands) - 1)
    for at in reversed(range(len(bands))):
        free = "" if at >= cap else f" {both} veto == 0"
        earned = f"((score >= {int(bands[at].at_least * 10)}{free}) ? {at} : {earned})"
    return f"((judged >= {int(PROFILE.judged_at_least * 100)}) ? {earned} : -1)"


def per_second(engine: Engine, given: list[Record]) -> float:
    count, begun = 0, time.process_time()
    while (spent := time.process_time() - begun) < SECONDS:
        for record in given[:100]:
            engine(record)
        count += 100
    return count / spent


def main() -> None:
    given = records(RECORDS)
    engines = {"gongkai (durable_rules)": (gongkai(), gongkai_told())}
    for name, make in ENGINES.items():
        try:
            plain = make()
        except ImportError:
            print(f"{name} is not installed and left out", file=sys.stderr)
        else:
            engines[name] = (plain, told(plain))
    wanted = [engines["gongkai (durable_rules)"][1](record) for record in given]
    for name, (plain, _) in engines.items():
        for record, judged in zip(given, wanted, strict=True):
            if plain(record) != judged:
                sys.exit(f"{name} comes to other verdicts")
    print(f"{len(RULES)} rules, {RECORDS} records with equal verdicts and grades; records/s")
    print(f"{'':40}{'judged':>10}{'':>9}{'in words':>10}")
    first: tuple[float, ...] = ()
    for name, pair in engines.items():
        speeds = tuple(per_second(engine, given) for engine in pair)
        first = first or speeds
        shown = (
            f"{speed:10.0f} {best / speed:7.2f}×" for speed, best in zip(speeds, first, strict=True)
        )
        print(f"{name:40}{''.join(shown)}")


if __name__ == "__main__":
    main()
