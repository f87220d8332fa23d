"""The comments of a docx: a part of the package that may be there already (ECMA-376, 17.13.4)."""

import re
from collections.abc import Mapping
from datetime import datetime

from gongkai.readers.word.markup import W
from gongkai.readers.xml import parse
from gongkai.writing.annotation.relations import Relations
from gongkai.writing.annotation.remarks import AUTHOR, Note
from gongkai.writing.annotation.split import Node
from gongkai.writing.package import DECLARED, serialized

INITIALS = "公开"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Comments:
    """The comments beside a main part; new ones come behind those that are there."""

    def __init__(self, relations: Relations, root: Node) -> None:
        """``root`` is that of the main part, whose namespace the comments share."""
        self._relations = relations
        self._space = str(root.tag).rpartition("}")[0] + "}"
        strict = self._space != W
        self._part = relations.target("comments", _CONTENT_TYPE, strict=strict)
        stored = relations.package.stored(self._part)
        if stored is None:
            stored = parse(f'{DECLARED}<w:comments xmlns:w="{self._space[1:-1]}"/>'.encode())
        self._root: Node = stored
        marks = root.iter("{*}commentReference", "{*}commentRangeStart")
        told = (*marks, *self._root.iter("{*}comment"))
        numbers = (node.get(self._space + "id", "") for node in told)
        self._next = max((int(one) + 1 for one in numbers if one.isdecimal()), default=0)

    def add(self, note: Note, date: datetime | None) -> int:
        """Add a comment; its id. Without a date Word shows none."""
        number = self._next
        self._next += 1
        attributes = {"id": str(number), "author": AUTHOR, "initials": INITIALS}
        if date:
            attributes["date"] = date.strftime("%Y-%m-%dT%H:%M:%SZ")
        comment = self._child(self._root, "comment", **attributes)
        for place, line in enumerate(note.lines):
            self._paragraph(comment, line, is_first=place == 0)
        return number

    def parts(self) -> Mapping[str, bytes]:
        """The parts of the package that are new or changed."""
        return {**self._relations.changed(), self._part: serialized(self._root)}

    def _paragraph(self, comment: Node, text: str, *, is_first: bool) -> None:
        paragraph = self._child(comment, "p")
        # The style of a report's text, with its indents and wide lines, is not meant for comments.
        properties = self._child(paragraph, "pPr")
        self._child(properties, "spacing", before="0", after="0", line="240", lineRule="auto")
        self._child(properties, "ind", firstLineChars="0", firstLine="0")
        self._child(properties, "jc", val="left")
        if is_first:
            self._child(self._child(paragraph, "r"), "annotationRef")
        run = self._child(paragraph, "r")
        look = self._child(run, "rPr")
        if is_first:
            self._child(look, "b")
        self._child(look, "sz", val="18")
        written = self._child(run, "t")
        written.text = _UNPRINTABLE.sub("", text)
        written.set(_SPACE, "preserve")

    def _child(self, parent: Node, name: str, **attributes: str) -> Node:
        told = {self._space + key: value for key, value in attributes.items()}
        child = parent.makeelement(self._space + name, told)
        parent.append(child)
        return child
