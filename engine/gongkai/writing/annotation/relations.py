"""What a part of a package refers to, and of what type its parts are (ECMA-376, part 2)."""

import posixpath
from collections.abc import Mapping

from gongkai.readers.package import Package
from gongkai.readers.xml import parse
from gongkai.writing.annotation.split import Node
from gongkai.writing.package import DECLARED, serialized

_TYPES = "[Content_Types].xml"
_OPC = "http://schemas.openxmlformats.org/package/2006/"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"


class Relations:
    """The relationships of one part of ``package``; new ones are noted down."""

    def __init__(self, package: Package, part: str) -> None:
        self.package = package
        self._folder, name = posixpath.split(part)
        self._file = posixpath.join(self._folder, "_rels", f"{name}.rels")
        self._root = self._stored(self._file, "relationships", "Relationships")
        self._changed: dict[str, Node] = {}

    def target(self, kind: str, content_type: str, *, strict: bool = False) -> str:
        """The name of the part that is related as ``kind`` ("comments"); where there is none, the
        name that it is to have: it is related and its type declared."""
        for relation in self._root:
            if relation.get("Type") in (_OFFICE + kind, _STRICT + kind):
                target = str(relation.get("Target", ""))
                return posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")
        part = self._free_name(kind)
        taken = {str(relation.get("Id")) for relation in self._root}
        number = next(n for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        attributes = {
            "Id": f"rId{number}",
            "Type": (_STRICT if strict else _OFFICE) + kind,
            "Target": posixpath.relpath(part, self._folder or "."),
        }
        self._append(self._file, self._root, "Relationship", attributes)
        types = self._stored(_TYPES, "content-types", "Types")
        override = {"PartName": f"/{part}", "ContentType": content_type}
        self._append(_TYPES, types, "Override", override)
        return part

    def changed(self) -> Mapping[str, bytes]:
        """The parts of the package in which something was noted down."""
        return {name: serialized(root) for name, root in self._changed.items()}

    def _append(self, part: str, root: Node, name: str, attributes: dict[str, str]) -> None:
        space = str(root.tag).rpartition("}")[0] + "}" if "}" in str(root.tag) else ""
        root.append(root.makeelement(space + name, attributes))
        self._changed[part] = root

    def _free_name(self, kind: str) -> str:
        taken = {name.lower() for name in self.package.archive.namelist()}
        names = (
            posixpath.join(self._folder, f"{kind}{n or ''}.xml") for n in range(len(taken) + 1)
        )
        return next(name for name in names if name.lower() not in taken)

    def _stored(self, part: str, space: str, name: str) -> Node:
        stored = self.package.stored(part)
        if stored is not None:
            return stored
        return parse(f'{DECLARED}<{name} xmlns="{_OPC}{space}"/>'.encode())
