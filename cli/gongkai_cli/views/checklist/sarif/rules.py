"""The rules of a run as SARIF describes them."""

from collections.abc import Iterable

from gongkai.model.message import Language
from gongkai.model.verdict import Verdict
from gongkai.rulebook.rulebook import Rulebook
from gongkai_cli.views.interchange.sarif import Json
from gongkai_cli.views.wording.citation import remedy
from gongkai_cli.views.wording.places import basis_line

LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def described(
    verdicts: Iterable[tuple[Verdict, str]], rulebook: Rulebook, language: Language
) -> list[Json]:
    """Each rule once, in the order in which a verdict on it is first met; beside the verdict
    stands the form of its report."""
    seen: dict[str, Json] = {}
    for verdict, form in verdicts:
        if verdict.rule not in seen:
            seen[verdict.rule] = _rule(verdict, form, rulebook, language)
    return list(seen.values())


def _rule(verdict: Verdict, form: str, rulebook: Rulebook, language: Language) -> Json:
    rule = rulebook.rule(verdict.rule)
    title = verdict.title.to(language)
    help_ = (rule and remedy(rule, language)) or verdict.fix.to(language) or title
    parts = {part.id: part.title.to(language) for part in rulebook.parts}
    return {
        "id": verdict.rule,
        "shortDescription": {"text": title},
        "fullDescription": {"text": rule.why.to(language) if rule and rule.why else title},
        "help": {"text": help_},
        "defaultConfiguration": {"level": LEVELS[verdict.level]},
        "properties": {
            "part": parts.get(verdict.part, verdict.part),
            "points": format(verdict.points, "f"),
            "basis": basis_line(verdict.basis, form, rulebook, language),
            "tags": [verdict.part],
        },
    }
