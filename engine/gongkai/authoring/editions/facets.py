"""What of a rule, a source, a form, a profile or a kind of body is compared: its facets.

A facet goes by its name and, where there are several of a kind, a key; None says that it is not
there. Values are told apart by equality.
"""

from collections.abc import Iterable, Mapping

from gongkai.model.form import Form
from gongkai.model.message import Text
from gongkai.model.profile import Profile
from gongkai.model.rule import Rule
from gongkai.model.source import Article, Source
from gongkai.model.subject import BodyKind

Facets = Mapping[tuple[str, str | None], object]


def of_rule(rule: Rule) -> Facets:
    applies = rule.applies
    single = {
        "title": rule.title,
        "part": rule.part,
        "level": rule.level,
        "points": rule.points,
        "basis": rule.basis,
        "kind": rule.kind,
        "fix": rule.fix,
        "why": rule.why,
        "veto": rule.veto,
        "forms": applies.forms,
        "bodies": applies.bodies,
        "needs": applies.needs,
        "effective": applies.effective,
        "until": applies.until,
        "cases": len(rule.cases),
    }
    return _single(single) | _several("parameter", rule.parameters.items())


def of_source(source: Source) -> Facets:
    single = {
        "title": source.title,
        "source_kind": source.kind,
        "confidence": source.confidence,
        "number": source.number,
        "issuer": source.issuer,
        "issued": source.issued,
        "in_force": source.in_force,
        "until": source.until,
    }
    texts = ((article.id, _said(article)) for article in source.articles.values())
    return _single(single) | _several("article", texts)


def _said(article: Article) -> Text:
    """What an article asks, and how sure that wording is."""
    zh, en = article.text.zh, article.text.en
    return Text(f"{zh}（{article.confidence}）", f"{en} ({article.confidence})")


def of_form(form: Form) -> Facets:
    single = {
        "title": form.title,
        "source": form.source,
        "first_year": form.first_year,
        "last_year": form.last_year,
    }
    rows = [(table, row) for table in form.tables for row in table.rows]
    columns = (
        (f"{table.id}.{row.id}.{column.id}", column.label)
        for table, row in rows
        for column in row.columns
    )
    return (
        _single(single)
        | _several("heading", ((section.id, section.heading) for section in form.sections))
        | _several("wordings", ((section.id, section.variants) for section in form.sections))
        | _several("row", ((f"{table.id}.{row.id}", row.label) for table, row in rows))
        | _several("column", columns)
    )


def of_profile(profile: Profile) -> Facets:
    single = {
        "title": profile.title,
        "judged_at_least": profile.judged_at_least,
        "veto_cap": profile.veto_cap,
        "bodies": profile.bodies,
        "fail_on": profile.fail_on,
    }
    bands = ((band.id, band.at_least) for band in profile.bands)
    own = profile.rules.items()
    return (
        _single(single)
        | _several("band", bands)
        | _several("own_points", ((id_, one.points) for id_, one in own))
        | _several("own_level", ((id_, one.level) for id_, one in own))
        | _several("own_veto", ((id_, one.veto) for id_, one in own))
        | _several("silenced", ((id_, one.silenced or None) for id_, one in own))
    )


def of_body(kind: BodyKind) -> Facets:
    return _single(
        {
            "title": Text(kind.zh, kind.en),
            "government": kind.government,
            "body_level": kind.level,
            "patterns": kind.patterns,
        }
    )


def _single(values: Mapping[str, object]) -> dict[tuple[str, str | None], object]:
    return {(name, None): value for name, value in values.items()}


def _several(
    name: str, values: Iterable[tuple[str, object]]
) -> dict[tuple[str, str | None], object]:
    return {(name, key): value for key, value in values}
