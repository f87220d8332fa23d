"""The rules about wording, held against the beginnings of real pages: every hit is a known one.

The numbers are those of the pages in the trial folder, counted from 0. All of them were read;
a page that turns up anew is a false alarm until somebody has read it.
"""

import json
from collections import defaultdict
from functools import cache

import pytest

from gongkai.kinds import KINDS
from gongkai.model.document import Document, Paragraph
from gongkai.model.location import Location
from gongkai.recognise import recognise
from kinds.measuring import subject
from support.corpus import corpus_file
from support.judged import rulebook

HITS = {
    "text.template_hints": {141},
    "text.missing_number": {26},
    "text.missing_unit": {127},
    "text.sums": {62, 84, 136},
    "text.duplicated_words": {89, 93, 114},
    "text.typos": {2, 46, 47, 59, 75, 103, 120, 140},
    "text.level": set[int](),
    "text.citation": {35, 83, 96, 155},
    "text.superseded": set[int](),
    "text.dates": {10, 117},
    "text.punctuation": {104, 155},
    "privacy.id_number": set[int](),
    "privacy.mobile": set[int](),
    "privacy.mailbox": {80, 123},
    "title.region": {33},
    "body.consistent": set[int](),
    "text.other_body": set[int](),
    "year.consistent": {21, 41, 119},
    "sections.old_parts": {114, 115, 123},
    "sections.subnumbers": set[int](),
    "sections.declared": set[int](),
}


@cache
def hits() -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    lines = corpus_file("pages.jsonl").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        page = json.loads(line)
        texts = [page["title"], *page["excerpt"].split("\n")]
        blocks = tuple(
            Paragraph(text, Location(line=at)) for at, text in enumerate(texts, 1) if text.strip()
        )
        document = Document(str(number), "", "txt", blocks)
        seen = subject(recognise(document, rulebook()))
        for rule in rulebook().rules:
            if rule.id in HITS and rulebook().applicable(rule, seen) is None:
                observed = KINDS[rule.kind].observe(rule, seen)
                if observed.value and not observed.doubtful:
                    found[rule.id].add(number)
    return found


@pytest.mark.parametrize("rule", HITS)
def test_hits_on_real_pages_are_known(rule: str) -> None:
    assert hits()[rule] == HITS[rule]
