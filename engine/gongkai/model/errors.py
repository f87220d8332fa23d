"""Everything that can go wrong in a way the user can mend."""

from pathlib import Path

from gongkai.model.message import Message


class GongkaiError(Exception):
    """Base of the program's own errors; ``message`` says what, where, why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.key, dict(message.values))
        self.message = message


class UnreadableFile(GongkaiError):  # noqa: N818  (the field's word, see design)
    """A report file that cannot be read: exit code 3."""

    def __init__(self, source: str | Path, message: Message) -> None:
        super().__init__(message)
        self.source = str(source)


class RuleFileError(GongkaiError):
    """A rule, form, source or profile file that is wrong: exit code 2.

    ``file`` is relative to its rules folder; ``line`` and ``column`` count from 1 where they are
    known.
    """

    def __init__(
        self, file: str, message: Message, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(message)
        self.file = file
        self.line = line
        self.column = column

    @property
    def place(self) -> str:
        """``file:line:column``, as far as it is known."""
        known = (self.file, self.line, self.column)
        return ":".join(str(part) for part in known if part is not None)
