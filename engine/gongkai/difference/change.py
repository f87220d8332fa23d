"""One thing that differs between two editions of the rules."""

from dataclasses import dataclass
from typing import Literal

from gongkai.model.message import Text

Subject = Literal["rule", "source", "form", "profile", "body"]
What = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Field:
    """A field with its two values. ``key`` tells which of several of its kind it is: the name of
    a parameter, an article, a row; None where there is but one."""

    name: str
    key: str | None
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Change:
    """A rule, source, form, profile or kind of body that was added, removed or changed; only what
    changed has ``fields``."""

    subject: Subject
    id: str
    title: Text
    what: What
    fields: tuple[Field, ...] = ()
