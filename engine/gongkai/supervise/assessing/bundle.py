"""What all reports of a run are judged by, with the contents of all files that it names, so that
a machine without these files can judge by it."""

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from gongkai.model.errors import GongkaiError
from gongkai.model.message import message
from gongkai.model.version import VERSION
from gongkai.supervise.assessing.criteria import Criteria, Standard, standard

File = tuple[str, bytes]
"""A path without its folder, and the compressed content."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """``folders`` are the files of each rules folder of the criteria, ``profile`` and ``waivers``
    those named there; ``rules_sha256`` and ``judged_by`` are what must come of them."""

    criteria: Criteria
    folders: tuple[tuple[File, ...], ...]
    profile: tuple[File, ...]
    waivers: tuple[File, ...]
    rules_sha256: str
    judged_by: str
    program: str

    @property
    def id(self) -> str:
        """Equal for equal contents."""
        return hashlib.sha256(repr(self).encode()).hexdigest()


def pack(standard: Standard) -> Bundle:
    """The bundle of a standard, from the files that it was read from."""
    asked = standard.criteria
    own = [asked.profile_file] if asked.profile_file else []
    return Bundle(
        criteria=replace(asked, rules=(), profile_file=None, waivers=()),
        folders=tuple(tuple(_folder(folder)) for folder in asked.rules),
        profile=tuple(_file(path, path.name) for path in own),
        waivers=tuple(_file(path, path.name) for path in asked.waivers),
        rules_sha256=standard.rulebook.sha256,
        judged_by=standard.judged_by,
        program=VERSION,
    )


def unpack(bundle: Bundle) -> Standard:
    """The same standard on this machine. GongkaiError where its program or its own rules are others
    than those of the machine that packed it: the same report must come to the same result."""
    with TemporaryDirectory(prefix="gongkai-") as folder:
        root = Path(folder)
        rules = [_write(root / f"rules-{n}", files) for n, files in enumerate(bundle.folders)]
        waivers = [
            path
            for number, file in enumerate(bundle.waivers)
            for path in _write(root / f"waivers-{number}", (file,)).iterdir()
        ]
        profile = list(_write(root / "profile", bundle.profile).iterdir())
        asked = replace(
            bundle.criteria,
            rules=tuple(rules),
            waivers=tuple(waivers),
            profile_file=profile[0] if profile else None,
        )
        here = standard(asked)
    if bundle.program != VERSION:
        raise GongkaiError(message("bundle.other_program", theirs=VERSION, ours=bundle.program))
    if here.rulebook.sha256 != bundle.rules_sha256 or here.judged_by != bundle.judged_by:
        theirs, ours = here.rulebook.sha256, bundle.rules_sha256
        raise GongkaiError(message("bundle.other_rules", theirs=theirs, ours=ours))
    return here


def _folder(folder: Path) -> Iterator[File]:
    for path in sorted(folder.glob("**/*.toml")):
        yield _file(path, path.relative_to(folder).as_posix())


def _file(path: Path, name: str) -> File:
    return name, zlib.compress(path.read_bytes())


def _write(folder: Path, files: tuple[File, ...]) -> Path:
    folder.mkdir()
    for name, data in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(zlib.decompress(data))
    return folder
