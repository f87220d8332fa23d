"""The version of the program, as it was installed."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version


@cache
def program_version() -> str:
    """The version of the installed distribution, "0" in a checkout that was never installed."""
    try:
        return version("gongkai")
    except PackageNotFoundError:
        return "0"
