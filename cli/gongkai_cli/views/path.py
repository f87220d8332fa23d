"""The name of a file as it is shown: from the working folder where it lies within."""

from pathlib import Path


def shown(path: Path) -> str:
    """Relative where that leads downwards, else in full; ``/`` on every system."""
    absolute = path.absolute()
    here = Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else path).as_posix()
