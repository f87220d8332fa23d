"""Reads web pages saved as one file (mht, mhtml; RFC 2557), also those that Word saves."""

import binascii
import quopri
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from email.parser import BytesHeaderParser

from gongkai.model.document import Document
from gongkai.readers.html import read_html
from gongkai.readers.limits import Limits, TooInvolved
from gongkai.readers.opening import Content
from gongkai.readers.refusal import refused

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_LONGEST_HEADER = 1 << 16
_DEEPEST = 8


def read_mht(content: Content, limits: Limits) -> Document:
    """The first page in the file that holds anything; what else was saved with it is left out.

    UnreadableFile where there is no page, or it is damaged.
    """
    found: Document | None = None
    for page in _pages(content.data, limits, 0):
        if len(page) > limits.text_bytes:
            raise TooInvolved
        found = read_html(replace(content, data=page, format="html"), limits)
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
    )


def _pages(data: bytes, limits: Limits, depth: int) -> Iterator[bytes]:
    """The pages in a part and in the parts within it, in order."""
    if depth > _DEEPEST:
        raise TooInvolved
    headers, body = _split(data)
    if headers.get_content_maintype() == "multipart":
        boundary = (headers.get_boundary() or "").encode("ascii", "replace")
        pieces = body.split(b"--" + boundary, limits.zip_entries) if boundary else []
        if len(pieces) > limits.zip_entries:
            raise TooInvolved
        for piece in pieces[1:]:
            if piece.startswith(b"--"):
                break
            yield from _pages(piece.lstrip(b" \t").removeprefix(b"\r"), limits, depth + 1)
    elif headers.get_content_type() in _PAGES:
        yield _decoded(body, str(headers.get("Content-Transfer-Encoding", "")).strip().lower())


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
