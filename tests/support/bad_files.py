"""Files that no report should be: empty, mislabelled, hostile or simply not there."""

import os
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

_JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000") + b"\xff\xd9"
_DOCUMENT = "word/document.xml"
_CONTENT_TYPES = "[Content_Types].xml"


def empty(folder: Path) -> Path:
    """A file of no bytes."""
    return _file(folder / "empty.txt", b"")


def picture_named_docx(folder: Path) -> Path:
    """A photograph whose name says Word."""
    return _file(folder / "report.docx", _JPEG)


def zip_bomb(folder: Path) -> Path:
    """A Word file whose text unpacks to 400 MB."""
    path = folder / "bomb.docx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr(_CONTENT_TYPES, "<Types/>")
        with archive.open(_DOCUMENT, "w") as part:
            for _ in range(400):
                part.write(b" " * (1 << 20))
    return path


def xml_bomb(folder: Path) -> Path:
    """A Word file with entities that multiply."""
    entities = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 10))
    xml = f'<!DOCTYPE w [<!ENTITY e0 "report">{entities}]><w>&e9;</w>'
    path = folder / "entities.docx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr(_CONTENT_TYPES, "<Types/>")
        archive.writestr(_DOCUMENT, xml)
    return path


def too_much_text(folder: Path) -> Path:
    """200 MB of one sentence."""
    path = folder / "long.txt"
    sentence = "收到政府信息公开申请0件。\n".encode() * 5000
    with path.open("wb") as opened:
        while opened.tell() < 200 << 20:
            opened.write(sentence)
    return path


def directory(folder: Path) -> Path:
    """A folder where a file should be."""
    path = folder / "reports.txt"
    path.mkdir()
    return path


def missing(folder: Path) -> Path:
    """A name that no file has."""
    return folder / "nowhere.txt"


def symlink_loop(folder: Path) -> Path:
    """A name that stands for itself."""
    path = folder / "loop.docx"
    path.symlink_to(path)
    return path


def pipe(folder: Path) -> Path:
    """A pipe that nobody writes into."""
    path = folder / "pipe.docx"
    os.mkfifo(path)
    return path


def device(folder: Path) -> Path:
    """A device that never ends, under a harmless name."""
    path = folder / "zero.txt"
    path.symlink_to("/dev/zero")
    return path


def torn_docx(folder: Path) -> Path:
    """A Word file whose second half did not arrive."""
    path = folder / "torn.docx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr(_CONTENT_TYPES, "<Types/>")
        archive.writestr(_DOCUMENT, "<w/>" * 1000)
    return _file(path, path.read_bytes()[:100])


def pdf(folder: Path) -> Path:
    """A format that is not read yet."""
    return _file(folder / "report.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n")


def noise(folder: Path) -> Path:
    """Bytes that are no text in any encoding."""
    return _file(folder / "noise.txt", bytes((7 * n * n + 13 * n) % 256 for n in range(5000)))


UNREADABLE = (
    empty,
    picture_named_docx,
    zip_bomb,
    xml_bomb,
    too_much_text,
    directory,
    missing,
    symlink_loop,
    pipe,
    device,
    torn_docx,
    pdf,
    noise,
)


def _file(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
