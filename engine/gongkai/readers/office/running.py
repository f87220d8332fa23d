"""Runs LibreOffice once and makes sure that nothing of it stays."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from gongkai.readers.apart.confine import confined
from gongkai.readers.limits import Limits

_NOWHERE = "http://127.0.0.1:9"


class TooSlow(Exception):  # noqa: N818  (what happened)
    """The time was up before the work was done."""


def run_office(office: Path, profile: Path, asked: list[str], limits: Limits) -> None:
    """Start it and wait; TooSlow after ``office_seconds``, OSError where it cannot be started.

    Whether it did what was asked only shows in what it wrote.
    """
    command = [
        str(office),
        f"-env:UserInstallation={profile.absolute().as_uri()}",
        *("--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault"),
        *asked,
    ]
    process = subprocess.Popen(
        confined(command, limits.office_bytes, limits.child_seconds, limits.file_bytes + 1),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=profile,
        env=_surroundings(profile),
        start_new_session=True,
    )
    try:
        process.wait(limits.office_seconds)
    except subprocess.TimeoutExpired as error:
        raise TooSlow from error
    finally:
        _end(process)


def _surroundings(profile: Path) -> dict[str, str]:
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _NOWHERE)
    away = {"DISPLAY", "WAYLAND_DISPLAY", "no_proxy", "NO_PROXY"}
    kept = {name: value for name, value in os.environ.items() if name not in away}
    return kept | proxies | {"HOME": str(profile)}


def _end(process: subprocess.Popen[bytes]) -> None:
    """The program starts others: all of them go with it."""
    if sys.platform == "win32":
        if process.poll() is None:
            kill = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(kill, capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()
