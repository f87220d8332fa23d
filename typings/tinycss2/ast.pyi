"""Nodes of style sheets. A plain Node stands for every kind of token; which attributes it has
depends on its type."""

from collections.abc import Sequence

class Node:
    type: str
    value: str
    lower_value: str
    lower_name: str
    arguments: Sequence[Node]
    def serialize(self) -> str: ...

class Declaration:
    type: str
    name: str
    lower_name: str
    value: Sequence[Node]
    important: bool

class QualifiedRule:
    type: str
    prelude: Sequence[Node]
    content: Sequence[Node]

class AtRule:
    type: str
    lower_at_keyword: str
    prelude: Sequence[Node]
    content: Sequence[Node] | None

class ParseError:
    type: str
