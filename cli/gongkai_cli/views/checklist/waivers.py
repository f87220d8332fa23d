"""What is said of a waiver that no report of the run met."""

from collections.abc import Iterable, Sequence
from typing import Any

from gongkai.model.message import Language, Message, message, render
from gongkai.model.waiver import Waiver
from gongkai.record.assessment import waiver_record
from gongkai.rulefile.nearest import nearest
from gongkai_cli.result import Result

Json = dict[str, Any]


def unmatched(
    waivers: Iterable[Waiver], results: Sequence[Result], language: Language
) -> list[Json]:
    """The waivers about none of these reports."""
    return [
        {**waiver_record(waiver), "message": render(unmatched_notice(waiver, results), language)}
        for waiver in waivers
    ]


def unmatched_notice(waiver: Waiver, results: Sequence[Result]) -> Message:
    """That there is no such body and year, and which bodies there are."""
    judged = (one.assessment for one in results if one.assessment)
    bodies = {name for one in judged if (name := one.body.name) and name != waiver.body}
    return message(
        "waiver.unmatched",
        rule=waiver.rule,
        body=waiver.body,
        year=waiver.year,
        nearest=nearest(waiver.body, bodies) if bodies else "",
    )
