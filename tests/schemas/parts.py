"""The pieces that the schemas of rule files are made of."""

from collections.abc import Iterable
from typing import Any

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The newest draft that the TOML extensions of editors understand in full."""

LINE: Schema = {"type": "string", "pattern": "\\S"}
LINES: Schema = {"type": "array", "items": LINE}
DAY: Schema = {"type": "string", "format": "date"}
FLAG: Schema = {"type": "boolean"}
WHOLE: Schema = {"type": "integer"}
NUMBER: Schema = {"type": "number"}
TABLE: Schema = {"type": "object"}
TABLES: Schema = {"type": "array", "items": TABLE}
WORDING: Schema = {
    "type": "object",
    "properties": {"zh": LINE, "en": LINE},
    "required": ["zh", "en"],
    "additionalProperties": False,
}


def described(schema: Schema, zh: str, en: str) -> Schema:
    """A schema that says what it is for; editors show it beside the key."""
    return {"description": f"{zh}\n{en}", **schema}


def one_of(words: Iterable[str]) -> Schema:
    """A closed list of words."""
    return {"type": "string", "enum": sorted(words)}


def suggested(words: Iterable[str]) -> Schema:
    """A text for which these words are known, and a folder of one's own may add others."""
    return {"anyOf": [{"type": "string", "enum": sorted(words)}, LINE]}


def many(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def table(keys: Iterable[str], required: Iterable[str], **properties: Schema) -> Schema:
    """A table with just these keys, which the loader knows as ``keys``; a key that is a word of
    Python ends in ``_`` here."""
    named = {name.rstrip("_"): schema for name, schema in properties.items()}
    unlike = set(keys) ^ named.keys()
    if unlike:
        raise ValueError(f"the loader and the schema differ in {sorted(unlike)}")
    return {
        "type": "object",
        "properties": named,
        "required": list(required),
        "additionalProperties": False,
    }


def document(title: str, schema: Schema, **definitions: Schema) -> Schema:
    """A whole schema file."""
    made = {"$schema": DRAFT, "title": title, **schema}
    return made | {"definitions": definitions} if definitions else made
