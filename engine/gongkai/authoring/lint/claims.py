"""What is wrong with the words and frames by which claims of the prose are understood."""

from collections.abc import Iterator
from dataclasses import replace

from gongkai.authoring.lint.rule_files import RuleFiles
from gongkai.model.errors import RuleFileError
from gongkai.model.wording import clean
from gongkai.recognise.prose.claim import claims_of
from gongkai.recognise.prose.context import Context
from gongkai.recognise.prose.lexicon import Lexicon, lexicon_of
from gongkai.rulebook.claims import check_claims
from gongkai.rulebook.wordings import NAME
from gongkai.rulefile.entry import Entry
from gongkai.rulefile.mistakes import Mistakes

_YEAR = 2024


def claim_words(files: RuleFiles) -> Iterator[RuleFileError]:
    """Every mistake in the words and frames of each layer, and every case among them that comes
    out otherwise."""
    wordings = files.rulebook.wordings
    for path in files.folders.every(NAME):
        found: list[RuleFileError] = []
        file = replace(files.folders.entry(NAME, path), mistakes=Mistakes(found))
        check_claims(file, wordings.parts["words"])
        yield from found
        if not found:
            for case in file.inner("claims").entries("case"):
                yield from _try(case, lexicon_of(wordings))


def _try(case: Entry, lexicon: Lexicon) -> Iterator[RuleFileError]:
    """A case says what a sentence claims, ``requests.received 25``, and which word stops it."""
    context = Context(lexicon)
    claims = list(claims_of(clean(case.string("text")), lexicon, context, _YEAR))
    says = [f"{one} {claim.value.normalize():f}" for claim in claims for one in claim.counts]
    stops = next((claim.stopped for claim in claims if claim.stopped), "")
    if tuple(says) != case.strings("says", ()):
        yield case.wrong("lint.claim_case", "says", told="; ".join(says) or "–")
    if stops != case.table.get("stops", ""):
        yield case.wrong("lint.claim_case", "stops", told=stops or "–")
