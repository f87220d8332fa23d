"""The assessment as data: the contract of ``gongkai/schema/assessment.schema.json``."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from gongkai.message import Language, render
from gongkai.record.assessment import assessment_record
from gongkai.rulebook.rulebook import Rulebook
from gongkai.version import VERSION
from gongkai.waiver import Waiver
from gongkai_cli.checked import Checked
from gongkai_cli.views import waivers

Json = dict[str, Any]

SCHEMA_VERSION = 1


class JsonDocument:
    """The view ``--format json``: one document over all files, written when all are judged."""

    def __init__(self, stream: TextIO, rulebook: Rulebook, language: Language) -> None:
        self.stream = stream
        self.rulebook = rulebook
        self.language: Language = language
        self.results: list[Checked] = []

    def show(self, result: Checked) -> None:
        self.results.append(result)

    def close(self, unmatched: Sequence[Waiver] = ()) -> None:
        document = to_json(self.results, self.rulebook, self.language, unmatched)
        json.dump(document, self.stream, ensure_ascii=False, indent=2)
        self.stream.write("\n")


def to_json(
    results: Iterable[Checked],
    rulebook: Rulebook,
    language: Language,
    unmatched: Sequence[Waiver] = (),
) -> Json:
    """All results in the order given. Numbers that are decimals are strings; nothing in it
    depends on the time, the machine or the order of a hash."""
    every = list(results)
    return {
        "schema_version": SCHEMA_VERSION,
        "program": {
            "version": VERSION,
            "rules": {"version": rulebook.version, "sha256": rulebook.sha256},
        },
        "language": language,
        "reports": [
            assessment_record(result.assessment, language) for result in every if result.assessment
        ],
        "errors": [
            {"source": result.source, "message": render(result.error, language)}
            for result in every
            if result.error
        ],
        "unmatched_waivers": waivers.unmatched(unmatched, every, language),
    }
