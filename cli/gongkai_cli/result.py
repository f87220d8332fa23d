"""What became of one file named on the command line."""

from dataclasses import dataclass

from gongkai.model.assessment import Assessment
from gongkai.model.message import Message
from gongkai.model.report import Report


@dataclass(frozen=True, slots=True)
class Result:
    """A file with its record and assessment, or with the reason why there is none.

    ``crashed`` tells a fault of the program from a file that cannot be read.
    """

    source: str
    assessment: Assessment | None = None
    error: Message | None = None
    crashed: bool = False
    report: Report | None = None
