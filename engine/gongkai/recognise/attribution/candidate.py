"""Gathers what speaks for each body and weighs it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from gongkai.model.attribution import BodyCandidate, BodyEvidence, BodySource
from gongkai.model.document import Document
from gongkai.model.location import NOWHERE, Location
from gongkai.model.subject import BodyKind
from gongkai.model.wording import clean
from gongkai.model.wordings import Wordings
from gongkai.recognise.attribution.core_name import core_name, is_office, may_be_one
from gongkai.recognise.attribution.printed_name import PrintedName
from gongkai.recognise.body import kind_of, level_of, name_in_title
from gongkai.recognise.title import title_of_file

WEIGHTS: dict[BodySource, int] = {
    "user": 100, "title": 12, "opening": 5, "signature": 4, "metadata": 3, "file": 3,
    "contact": 2, "folder": 1, "site": 1, "speech": 1,
}  # fmt: skip
"""What each source weighs. All the rest together do not outweigh what the title prints."""


@dataclass(frozen=True, slots=True)
class NameFound:
    """A name with the source it comes from and the words it was read in."""

    name: str
    source: BodySource
    raw: str
    at: Location = NOWHERE


def names_found(
    document: Document, printed: Iterable[PrintedName], wordings: Wordings
) -> Iterator[NameFound]:
    """Every name that the report prints or that came with it: as metadata, as the name of the
    file and of its folder, as the site."""
    for one in printed:
        yield NameFound(one.name, one.place, one.raw, one.at)
    told = title_of_file(document, wordings)
    if told and (name := name_in_title(told, wordings)):
        yield NameFound(name, "metadata", told)
    path = PurePath(document.source.replace("\\", "/"))
    sources: tuple[tuple[BodySource, str], ...] = (
        ("file", path.stem), ("folder", path.parent.name), ("site", document.site or ""),
    )  # fmt: skip
    for source, text in sources:
        if name := _name_in(text, source, wordings):
            yield NameFound(name, source, text)


def _name_in(text: str, source: BodySource, wordings: Wordings) -> str | None:
    """The body that a file, a folder or a site is called after."""
    plain = "".join(clean(text).split())
    if source == "site":
        return wordings.pattern("body", "site").sub("", plain) or None
    parts = wordings.pattern("body", "file").split(plain)
    named = (part for part in parts if 3 <= len(part) <= 30)
    return next((part for part in named if wordings.pattern("body", "names").search(part)), None)


def candidates(
    found: Iterable[NameFound],
    speech: str | None,
    kinds: Sequence[BodyKind],
    wordings: Wordings,
) -> tuple[BodyCandidate, ...]:
    """The bodies named, the heaviest first; of equal ones that which was named first.

    Names that may be one body's are one candidate, called as its heaviest source prints it. An
    office that only takes questions speaks for its body and is never a candidate. ``speech`` is
    the kind of which the body speaks of itself.
    """
    groups: list[list[NameFound]] = []
    for one in sorted(found, key=lambda one: -WEIGHTS[one.source]):
        group = next((g for g in groups if may_be_one(g[0].name, one.name, wordings)), None)
        if group is not None:
            group.append(one)
        elif one.source != "contact" or not is_office(one.name):
            groups.append([one])
    weighed = [_candidate(group, speech, kinds, wordings) for group in groups]
    return tuple(sorted(weighed, key=lambda one: -one.weight))


def _candidate(
    group: Sequence[NameFound], speech: str | None, kinds: Sequence[BodyKind], wordings: Wordings
) -> BodyCandidate:
    name = group[0].name
    kind = kind_of(name, kinds)
    evidence = [BodyEvidence(one.source, one.raw, WEIGHTS[one.source], one.at) for one in group]
    # The same source says the same thing but once.
    evidence = list({one.source: one for one in reversed(evidence)}.values())[::-1]
    if speech and speech == kind:
        evidence.append(BodyEvidence("speech", speech, WEIGHTS["speech"]))
    return BodyCandidate(
        name=name,
        kind=kind,
        level=level_of(name, kinds, wordings),
        weight=sum(one.weight for one in evidence),
        region="".join(core_name(name, wordings).areas) or None,
        evidence=tuple(evidence),
    )


def with_user(
    known: tuple[BodyCandidate, ...], name: str, kinds: Sequence[BodyKind], wordings: Wordings
) -> tuple[BodyCandidate, ...]:
    """The candidates with the body that the user names ahead of all others."""
    said = BodyEvidence("user", name, WEIGHTS["user"])
    same = next((one for one in known if may_be_one(one.name, name, wordings)), None)
    if same is None:
        first = _candidate([NameFound(name, "user", name)], None, kinds, wordings)
    else:
        first = replace(
            same,
            name=name,
            kind=kind_of(name, kinds),
            level=level_of(name, kinds, wordings) or same.level,
            weight=same.weight + said.weight,
            evidence=(said, *same.evidence),
        )
    return (first, *(one for one in known if one is not same))
