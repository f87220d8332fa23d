"""A blank form: the edition for one year, what this body must fill in, and what it need not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.model.errors import GongkaiError
from gongkai.model.form import Form, Hint
from gongkai.model.message import message
from gongkai.model.report import Body, Report
from gongkai.model.subject import Subject
from gongkai.recognise.attribution.by_user import body_by_user
from gongkai.rulebook.rulebook import Rulebook
from gongkai.rulefile.nearest import nearest
from gongkai.writing.blank_form.bounds import Bounds, Sum, bounds_of, sums_of

TITLE = "政府信息公开工作年度报告"
TO_FILL = "【填写单位全称】"
"""Stands for the name of a body that was not told; the checker knows it for a placeholder."""
NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Blank:
    """What is printed for one body and year.

    ``bounds`` say what the cells may hold, ``sums`` which identities hold between them; both come
    from the rules that speak about this body and year, as do the ``hints``: by the id of a
    section, or of section and aspect (``overview.oversight``).
    """

    form: Form
    year: int
    body: str
    hints: dict[str, tuple[str, ...]]
    bounds: Bounds
    sums: tuple[Sum, ...]

    @property
    def title(self) -> str:
        return f"{self.body}{self.year}年{TITLE}"

    @property
    def opening(self) -> str:
        return self.form.opening.replace("{year}", str(self.year))


def blank_form(
    rulebook: Rulebook, year: int, body_kind: str | None = None, body_name: str | None = None
) -> Blank:
    """The form for this year; of a body told by its kind, or by a name that tells it.

    GongkaiError for a year before the first edition of the form, and for an unknown kind.
    """
    first = rulebook.forms[0].first_year
    if year < first:
        raise GongkaiError(message("blank.too_early", year=year, first=first))
    body = body_by_user(Body(body_name, "other"), body_kind, body_name, rulebook)
    subject = _subject(rulebook, year, body)
    rules = [rule for rule in rulebook.rules if rulebook.applicable(rule, subject) is None]
    return Blank(
        form=subject.form,
        year=year,
        body=body_name or TO_FILL,
        hints=dict(_hints(subject.form, {rule.id for rule in rules})),
        bounds=bounds_of(rules, subject),
        sums=tuple(sums_of(rules, subject)),
    )


def _subject(rulebook: Rulebook, year: int, body: Body) -> Subject:
    """What the rules are asked about: a report of this body and year that says nothing."""
    try:
        kind = rulebook.body_kind(body.kind)
    except KeyError:
        near = nearest(body.kind, (known.id for known in rulebook.bodies))
        told = message("infer.unknown_body_kind", kind=body.kind, nearest=near)
        raise GongkaiError(told) from None
    form = rulebook.form(year)
    report = Report("", "", "", None, body, year, form.id, (), {}, {})
    return Subject(report, form, kind, sources=rulebook.sources)


def _hints(form: Form, rules: set[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for section in form.sections:
        yield section.id, _spoken(section.hints, rules)
        for aspect in section.aspects:
            yield f"{section.id}.{aspect.id}", _spoken(aspect.hints, rules)


def _spoken(hints: Iterable[Hint], rules: set[str]) -> tuple[str, ...]:
    return tuple(hint.text for hint in hints if hint.rule is None or hint.rule in rules)
