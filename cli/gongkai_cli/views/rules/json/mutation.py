"""Mutation as data: every count, and every defect that was not caught by the rules meant."""

from gongkai.authoring.mutation.run import Trial
from gongkai.authoring.mutation.tally import Count
from gongkai.model.message import Language, render
from gongkai_cli.views.presentation import RulebookPresentation
from gongkai_cli.views.rules.cases import change_lines
from gongkai_cli.views.rules.json.rules import Json, head
from gongkai_cli.views.rules.mutation_result import MutationResult


def mutation_to_json(run: MutationResult, shown: RulebookPresentation) -> Json:
    """Scores are numbers between 0 and 1, null where nothing could be seen."""
    tally, language = run.tally, shown.language
    return {
        **head(shown.rulebook),
        "seed": run.seed,
        **_count(tally.whole),
        "operators": [
            {"id": operator.id, "title": render(operator.title, language), **_count(count)}
            for operator, count in tally.operators.values()
        ],
        "false_failures": {report: list(rules) for report, rules in tally.false.items()},
        "silent_rules": list(tally.silent),
        "stray": [_trial(trial, language) for trial in tally.stray],
        "not_caught": [
            _trial(trial, language) for trial in tally.trials if trial.result != "caught"
        ],
    }


def _count(count: Count) -> Json:
    return {
        "planted": count.planted,
        "caught": count.caught,
        "caught_by_others": count.results.get("others", 0),
        "missed": count.results.get("missed", 0),
        "unseen": count.unseen,
        "score": None if count.score is None else round(count.score, 4),
    }


def _trial(trial: Trial, language: Language) -> Json:
    told: Json = {
        "report": trial.ground,
        "operator": trial.operator.id,
        "place": trial.defect.place,
        "changes": list(change_lines(trial.defect.keys())),
        "result": trial.result,
        "meant": list(trial.meant.rules),
        "fired": list(trial.fired),
        "stray": list(trial.stray),
    }
    reason = trial.meant.reason or trial.operator.remark
    if reason and trial.result != "caught":
        told["reason"] = render(reason, language)
    return told
