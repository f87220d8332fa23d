"""Loaded into the workers of a cluster: a file of a certain name ends the process that reads it."""

import os

from gongkai.supervise.assessing import task
from gongkai.supervise.assessing.criteria import Standard
from gongkai.supervise.assessing.worker import Job, assess_file
from gongkai.supervise.register.outcome import Outcome


def _assess(job: Job, against: Standard) -> Outcome:
    if "segfault" in job.source.name:
        os._exit(139)
    return assess_file(job, against)


task.assess_file = _assess
