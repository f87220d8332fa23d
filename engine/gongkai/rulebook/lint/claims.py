"""What is wrong with the words and frames by which claims of the prose are understood."""

from collections.abc import Iterator
from dataclasses import replace

from gongkai.errors import RuleFileError
from gongkai.recognise.prose.claim import claims_of
from gongkai.recognise.prose.context import Context
from gongkai.recognise.prose.lexicon import Lexicon, make_lexicon
from gongkai.rulebook.claims import check_claims
from gongkai.rulebook.entry import Entry
from gongkai.rulebook.lint.bench import Bench
from gongkai.rulebook.mistakes import Mistakes
from gongkai.wording import clean

_FILE = "prose.toml"
_YEAR = 2024


def claim_words(bench: Bench) -> Iterator[RuleFileError]:
    """Every mistake in ``prose.toml``, and every case in it that comes out otherwise."""
    found: list[RuleFileError] = []
    entry = replace(bench.folders.single(_FILE), mistakes=Mistakes(found))
    check_claims(entry)
    yield from found
    if not found:
        lexicon = make_lexicon(entry.table)
        for case in entry.entries("case"):
            yield from _try(case, lexicon)


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
