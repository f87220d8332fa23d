"""The version of the record's shape; raised when an older program could misread a record."""

SCHEMA_VERSION = 1
