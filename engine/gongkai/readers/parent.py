"""Makes a process end with the one that started it, however that one ends."""

import os
import signal
import sys


def end_with_parent(parent: int | None = None) -> None:
    """From now on, where the system can (Linux), this process is killed when its parent dies;
    elsewhere it must notice that by itself, by the end of its input. ``parent``, where it is
    known: ends at once if that one is gone already."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    set_death_signal = 1
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(set_death_signal, signal.SIGKILL, 0, 0, 0)
    if parent is not None and os.getppid() != parent:
        os._exit(1)
