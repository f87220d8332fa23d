"""Messages inside a record: the catalogue key with its values, so that any language can be made
of them again."""

from datetime import date
from decimal import Decimal
from typing import Any

from gongkai.model.location import Location
from gongkai.model.message import Message, Text
from gongkai.record.value import RecordValue


def write_message(item: Message) -> dict[str, Any]:
    """``{"key": …, "values": {…}}``; values that are no plain text or number are tagged."""
    return {"key": item.key, "values": {name: _written(value) for name, value in item.values}}


def read_message(entry: RecordValue) -> Message:
    """The message of ``write_message``; a plain text stands for itself."""
    if isinstance(entry.value, str):
        return Message(entry.value)
    values = entry.at("values")
    found = ((name, _read(value)) for name, value in values.items()) if values.given else ()
    return Message(entry.at("key").text(), tuple(found))


def _written(value: object) -> Any:
    match value:
        case Message():
            return write_message(value)
        case Text():
            return {"zh": value.zh, "en": value.en}
        case Location():
            return {"place": value.as_dict()}
        case Decimal():
            return {"decimal": format(value, "f")}
        case date():
            return {"date": value.isoformat()}
        case tuple():
            parts: tuple[object, ...] = value  # pyright: ignore[reportUnknownVariableType]
            return [_written(part) for part in parts]
        case int():
            return value
        case _:
            return str(value)


def _read(entry: RecordValue) -> object:
    value = entry.value
    if isinstance(value, list | tuple):
        return tuple(_read(item) for item in entry.each())
    if not entry.is_mapping:
        return value if isinstance(value, int) else entry.text()
    if entry.at("key").given:
        return read_message(entry)
    if entry.at("zh").given:
        return Text(entry.at("zh").text(), entry.at("en").text())
    if entry.at("place").given:
        return entry.at("place").place()
    return entry.at("date").day() if entry.at("date").given else entry.at("decimal").decimal()
