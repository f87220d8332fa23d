"""Reads web pages saved as one file (mht, mhtml; RFC 2557), also those that Word saves."""

import binascii
import quopri
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email.message import Message
from email.parser import BytesHeaderParser
from urllib.parse import unquote, urldefrag, urljoin

from gongkai.model.document import Document
from gongkai.model.errors import UnreadableFile
from gongkai.readers.encoding import decode
from gongkai.readers.html import read_html
from gongkai.readers.limits import Limits, TooInvolved
from gongkai.readers.opening import Content
from gongkai.readers.refusal import refused

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_STYLES = "text/css"
_LONGEST_HEADER = 1 << 16
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class _Part:
    """A page or style sheet in the file. ``names`` are what other parts call it."""

    body: bytes
    names: tuple[str, ...]
    is_page: bool


@dataclass(slots=True)
class _Saved:
    """The parts of the file by their names; ``base`` is where the page itself came from."""

    content: Content
    parts: list[_Part]
    base: str = ""
    by_name: dict[str, _Part] = field(default_factory=dict[str, _Part])

    def __post_init__(self) -> None:
        for part in self.parts:
            for name in part.names:
                self.by_name.setdefault(name, part)

    def find(self, address: str) -> str | None:
        """The text of the part that an address stands for; None where the file has it not."""
        address = urldefrag(address.strip()).url
        for name in (address, unquote(address), urljoin(self.base, address)):
            part = self.by_name.get(name)
            if part is not None:
                try:
                    return decode(replace(self.content, data=part.body))[0]
                except UnreadableFile:
                    return None
        return None


def read_mht(content: Content, limits: Limits) -> Document:
    """The first page in the file that holds anything, with the frames and style sheets that were
    saved with it; what else was saved is left out.

    UnreadableFile where there is no page, or it is damaged.
    """
    parts = list(_parts(content.data, limits, 0))
    saved = _Saved(content, parts)
    found: Document | None = None
    for part in parts:
        if not part.is_page:
            continue
        if len(part.body) > limits.text_bytes:
            raise TooInvolved
        saved.base = next((name for name in part.names if "://" in name), "")
        page = replace(content, data=part.body, format="html")
        found = read_html(page, limits, saved.find)
        if found.blocks:
            break
    if found is None:
        raise refused(content.source, "damaged", part="MIME", reason="text/html")
    return content.document(
        found.blocks,
        title=found.title,
        site=found.site,
        published=found.published,
        encoding=found.encoding,
        omissions=found.omissions,
    )


def _parts(data: bytes, limits: Limits, depth: int) -> Iterator[_Part]:
    """The pages and style sheets in a part and in the parts within it, in order."""
    if depth > _DEEPEST:
        raise TooInvolved
    headers, body = _split(data)
    kind = headers.get_content_type()
    if headers.get_content_maintype() == "multipart":
        boundary = (headers.get_boundary() or "").encode("ascii", "replace")
        pieces = body.split(b"--" + boundary, limits.zip_entries) if boundary else []
        if len(pieces) > limits.zip_entries:
            raise TooInvolved
        for piece in pieces[1:]:
            if piece.startswith(b"--"):
                break
            yield from _parts(piece.lstrip(b" \t").removeprefix(b"\r"), limits, depth + 1)
    elif kind in _PAGES or kind == _STYLES:
        how = str(headers.get("Content-Transfer-Encoding", "")).strip().lower()
        yield _Part(_decoded(body, how), tuple(_names(headers)), kind in _PAGES)


def _names(headers: Message) -> Iterator[str]:
    identity = "".join(str(headers.get("Content-ID", "")).split()).strip("<>")
    if identity:
        yield f"cid:{identity}"
    location = "".join(str(headers.get("Content-Location", "")).split())
    if location:
        yield location


def _split(data: bytes) -> tuple[Message, bytes]:
    """Headers and body, which an empty line parts."""
    data = data.removeprefix(b"\n")
    ends = [
        (at, len(line))
        for line in (b"\r\n\r\n", b"\n\n")
        if (at := data.find(line, 0, _LONGEST_HEADER)) >= 0
    ]
    at, length = min(ends, default=(min(len(data), _LONGEST_HEADER), 0))
    return BytesHeaderParser().parsebytes(data[:at]), data[at + length :]


def _decoded(body: bytes, how: str) -> bytes:
    if how == "quoted-printable":
        return quopri.decodestring(body)
    if how != "base64":
        return body
    try:
        return binascii.a2b_base64(body)
    except binascii.Error:
        # A file cut short ends in the middle of four characters.
        whole = b"".join(body.split())
        return binascii.a2b_base64(whole[: len(whole) // 4 * 4])
