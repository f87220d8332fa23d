"""The report record: what ``gongkai read`` prints and ``gongkai check`` takes back."""

from gongkai.record.reading import from_record
from gongkai.record.version import SCHEMA_VERSION
from gongkai.record.writing import to_record

__all__ = ["SCHEMA_VERSION", "from_record", "to_record"]
