"""What a report is recognised by."""

from typing import Protocol

from gongkai.model.form import Form
from gongkai.model.subject import BodyKind
from gongkai.model.wordings import Wordings


class Reference(Protocol):
    """The editions of the form (oldest first), the kinds of bodies and the wordings of prose; a
    Rulebook is one."""

    @property
    def forms(self) -> tuple[Form, ...]: ...
    @property
    def bodies(self) -> tuple[BodyKind, ...]: ...
    @property
    def wordings(self) -> Wordings: ...
