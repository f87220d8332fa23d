"""The checklist in the format of JUnit, which build servers show as test results."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO
from xml.etree.ElementTree import Element

from gongkai.model.message import Language, message, render
from gongkai_cli.result import Result
from gongkai_cli.views.checklist.lines import ChecklistLine, lines_of, sort_word, unmatched_lines
from gongkai_cli.views.checklist.view import CheckRun
from gongkai_cli.views.interchange.junit import add, xml_text
from gongkai_cli.views.presentation import RulebookPresentation
from gongkai_cli.views.wording.text import plain

_SKIPPED = ("doubt", "manual", "waived", "not_applicable")
_UNJUDGED = ("unreadable", "crashed")
_BESIDE = ("reading", "suspect", "waiver")


def write_junit(run: CheckRun, shown: RulebookPresentation, stream: BinaryIO) -> None:
    """The format ``junit``: a test suite for each file, a test case for each rule."""
    stream.write(_document(run, shown).encode("utf-8") + b"\n")


def _document(run: CheckRun, shown: RulebookPresentation) -> str:
    """A rule that fails is a failure, unless it is mere advice, which is told in the output of
    its test; whatever could not be decided, does not apply or is waived is skipped, with the
    reason; a file that was not judged is an error. What else is said of a file, its doubtful
    readings and cells, is the output of its suite."""
    results, rulebook, language = run.results, shown.rulebook, shown.language
    root = Element("testsuites", name="gongkai")
    total: Counter[str] = Counter()
    for result in results:
        suite = add(root, "testsuite", name=result.source)
        _describe(suite, result, language)
        total += _fill(suite, tuple(lines_of(result, rulebook, language)), language)
    if run.unmatched:
        suite = add(root, "testsuite", name=sort_word("waiver", language))
        _fill(suite, tuple(unmatched_lines(run.unmatched, results, language)), language)
    root.attrib |= _attributes(total)
    return xml_text(root)


def _fill(suite: Element, found: Sequence[ChecklistLine], language: Language) -> Counter[str]:
    """The cases of a suite; how many of them came to what."""
    rules = [line for line in found if line.sort not in _BESIDE]
    counted = Counter(_outcome(line) for line in rules)
    suite.attrib |= _attributes(counted)
    for line in rules:
        _add_case(suite, line, language)
    beside = [f"{sort_word(line.sort, language)} {_told(line, language)}"
              for line in found if line.sort in _BESIDE]  # fmt: skip
    if beside:
        add(suite, "system-out", "\n".join(beside))
    return counted


def _outcome(line: ChecklistLine) -> str:
    if line.sort in _UNJUDGED:
        return "errors"
    if line.sort in _SKIPPED:
        return "skipped"
    return "failures" if line.sort == "fail" and line.level != "info" else "passed"


def _attributes(counted: Counter[str]) -> dict[str, str]:
    sorts = ("failures", "errors", "skipped")
    return {"tests": str(counted.total()), **{sort: str(counted[sort]) for sort in sorts}}


def _add_case(suite: Element, line: ChecklistLine, language: Language) -> None:
    word = sort_word(line.sort, language)
    names = {"classname": line.rule or "gongkai", "name": line.title or word, "file": line.source}
    case = add(suite, "testcase", **names)
    match _outcome(line):
        case "errors":
            add(case, "error", message=line.message, type=line.sort)
        case "skipped":
            add(case, "skipped", message=f"{word} {line.waiver or line.message}")
        case "failures":
            told = _told(line, language)
            add(case, "failure", told, message=line.message, type=line.level or "")
        case _ if line.sort == "fail":
            add(case, "system-out", _told(line, language))
        case _:
            pass


def _told(line: ChecklistLine, language: Language) -> str:
    return "\n".join(_details(line, language))


def _details(line: ChecklistLine, language: Language) -> Iterator[str]:
    yield line.message
    yield from (f"  {place}" for place in line.places)
    labelled: Iterable[tuple[str, str]] = (("fix", line.fix), ("basis", line.basis))
    for key, text in labelled:
        if text:
            yield f"{_say(f'label.{key}', language)}{_say('colon', language)}{text}"


def _describe(suite: Element, result: Result, language: Language) -> None:
    """Whose report it is and where it stands, as properties of its suite."""
    found = result.assessment
    if found is None:
        return
    properties = add(suite, "properties")
    score = found.score.value
    for name, value in (
        ("body", found.body.name or ""),
        ("year", str(found.year or "")),
        ("score", plain(score) if score is not None else ""),
        ("grade", found.grade.title.to(language) if found.grade else ""),
        ("profile", found.provenance.profile),
        ("rules", f"{found.provenance.rules_version} {found.provenance.rules_sha256}"),
        ("sha256", found.provenance.source_sha256),
    ):
        add(properties, "property", name=name, value=value)


def _say(key: str, language: Language) -> str:
    return render(message(f"view.{key}"), language)
