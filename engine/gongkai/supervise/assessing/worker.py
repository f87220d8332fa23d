"""From one source to its outcome."""

import os
from collections.abc import Callable
from dataclasses import dataclass

from gongkai.supervise.register.outcome import Outcome, judged
from gongkai.supervise.assessing.question import Question, Standard, standard
from gongkai.supervise.assessing.sources import Source
from gongkai.check import check
from gongkai.model.errors import GongkaiError, RuleFileError
from gongkai.model.message import message
from gongkai.readers import read_content
from gongkai.readers.opening import Content
from gongkai.recognise import recognise


@dataclass(frozen=True, slots=True)
class Job:
    """A source that is to be judged; ``sha256`` as it was when it was listed. ``content`` goes
    with it where who judges it cannot open it."""

    source: Source
    sha256: str | None
    content: Content | None = None


def assessor(question: Question) -> Callable[[Job], Outcome]:
    """What judges one file after the other in this process, with the rules loaded."""
    against = standard(question)

    def assess(job: Job) -> Outcome:
        return assess_file(job, against)

    return assess


def assess_file(job: Job, against: Standard) -> Outcome:
    """Read, recognise and check one file.

    A wrong rule file is nobody's report's fault and is raised; so is a lack of memory, after which
    nothing in this process can be trusted. A fault of the program costs this file only;
    ``GONGKAI_DEBUG=1`` raises it.
    """
    rulebook, asked = against.rulebook, against.question
    name = job.source.name
    try:
        document = read_content(job.content or job.source.content())
        report = recognise(document, rulebook.forms, rulebook.bodies)
        assessment = check(
            report,
            rulebook,
            profile=asked.profile,
            waivers=against.waivers,
            as_of=asked.as_of,
            today=asked.as_of or asked.today,
        )
        # A report record carries the hash of the file that it was made from.
        sha256 = document.sha256 if document.record is None else job.sha256
        return Outcome(name, sha256, "read", judged=judged(report, assessment))
    except (RuleFileError, MemoryError):
        raise
    except GongkaiError as error:
        return Outcome(name, job.sha256, "unreadable", error.message)
    except Exception as error:
        if os.environ.get("GONGKAI_DEBUG"):
            raise
        fault = f"{type(error).__name__}: {error}"
        return Outcome(name, job.sha256, "crashed", message("view.wrong.crashed", fault=fault))
