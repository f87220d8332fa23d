"""Rules as data, for ``gongkai rules list`` and ``show`` with ``--format json``."""

from typing import Any

from gongkai.model.message import Text
from gongkai.model.rule import Rule
from gongkai.model.source import Article, Source
from gongkai.rulebook.rulebook import Rulebook
from gongkai_cli.views.presentation import RulebookPresentation
from gongkai_cli.views.rules.listing import RuleListing

Json = dict[str, Any]
SCHEMA_VERSION = 1


def rules_to_json(chosen: RuleListing, shown: RulebookPresentation) -> Json:
    """A list of rules, in brief."""
    return {**head(shown.rulebook), "rules": [_brief(rule) for rule in chosen.rules]}


def rule_to_json(rule: Rule, shown: RulebookPresentation) -> Json:
    """One rule with everything that its file and its sources say."""
    rulebook = shown.rulebook
    return {
        **head(rulebook),
        "rule": {
            **_brief(rule),
            "why": both(rule.why) if rule.why else None,
            "fix": both(rule.fix),
            "veto": rule.veto,
            "needed_by": [
                other.id for other in rulebook.every_rule if rule.id in other.applies.needs
            ],
            "parameters": dict(rule.parameters),
            "sources": [_source(basis, rulebook) for basis in rule.basis],
            "cases": [{"name": case.name, "want": case.want} for case in rule.cases],
            "file": rule.file,
            "line": rule.line,
        },
    }


def both(text: Text) -> Json:
    """A wording in both languages."""
    return {"zh": text.zh, "en": text.en}


def head(rulebook: Rulebook) -> Json:
    """What every document begins with."""
    return {
        "schema_version": SCHEMA_VERSION,
        "rulebook": {"version": rulebook.version, "sha256": rulebook.sha256},
    }


def _brief(rule: Rule) -> Json:
    applies = rule.applies
    return {
        "id": rule.id,
        "part": rule.part,
        "title": both(rule.title),
        "level": rule.level,
        "points": format(rule.points, "f"),
        "kind": rule.kind,
        "basis": list(rule.basis),
        "applies": {
            "forms": list(applies.forms),
            "bodies": list(applies.bodies),
            "needs": list(applies.needs),
            "effective": str(applies.effective) if applies.effective else None,
            "until": str(applies.until) if applies.until else None,
        },
    }


def _source(basis: str, rulebook: Rulebook) -> Json:
    name, _, article = basis.partition("#")
    source = rulebook.sources[name]
    return {"basis": basis, **source_to_json(source, source.articles.get(article))}


def source_to_json(source: Source, article: Article | None) -> Json:
    """A source and one of its articles."""
    return {
        "title": both(source.title),
        "kind": source.kind,
        "number": source.number,
        "issuer": source.issuer,
        **{
            name: str(day) if day else None
            for name, day in (
                ("issued", source.issued),
                ("in_force", source.in_force),
                ("until", source.until),
            )
        },
        "article": both(article.label) if article else None,
        "text": both(article.text) if article else None,
        "confidence": article.confidence if article else source.confidence,
    }
