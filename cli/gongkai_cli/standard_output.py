"""What became of standard output: a full disk and a reader that has gone are no faults of ours."""

import errno
import os
import sys

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG})


def caused(error: OSError) -> bool:
    """Whether an error that nobody caught came from standard output, which a line more then meets
    as well: the streams do not keep everything that they could not write."""
    if error.errno not in _NO_ROOM:
        return False
    try:
        sys.stdout.write("\n")
        sys.stdout.flush()
    except OSError:
        return True
    return False


def settle() -> OSError | None:
    """Write out what is still held back; the error that keeps it from being written."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError as error:
        return error
    return None


def give_up() -> None:
    """Let nothing more go there, so that the interpreter does not stumble over it at its end.

    https://docs.python.org/3/library/signal.html#note-on-sigpipe
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
