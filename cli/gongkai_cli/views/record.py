"""The record of a report, which ``gongkai check`` accepts in place of the report."""

from collections.abc import Mapping
from typing import Any, TextIO, cast

from gongkai.model.report import Report
from gongkai.record import to_record
from gongkai_cli.views.presentation import Presentation


def record_to_json(report: Report, shown: Presentation) -> Mapping[str, Any]:
    """The record as it is."""
    return to_record(report)


def write_toml(report: Report, shown: Presentation, stream: TextIO) -> None:
    """The record without what is unknown, for which TOML has no word."""
    import tomlkit

    stream.write(tomlkit.dumps(_without_nothing(to_record(report))))


def _without_nothing(value: Any) -> Any:
    match value:
        case dict():
            pairs = cast("dict[str, Any]", value)
            return {key: _without_nothing(item) for key, item in pairs.items() if item is not None}
        case list():
            return [_without_nothing(item) for item in cast("list[Any]", value)]
        case _:
            return value
