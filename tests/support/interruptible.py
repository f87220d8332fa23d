"""Lets a child process heed Ctrl-C, whoever started the tests.

A shell that starts a command in the background has it ignore SIGINT, and so do its children.
"""

import signal


def heed_ctrl_c() -> None:
    """For ``preexec_fn``."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
