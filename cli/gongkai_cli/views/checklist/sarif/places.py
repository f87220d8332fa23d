"""Places of a report as SARIF names them: a line where its format has lines, else in words."""

from gongkai.model.form import Form
from gongkai.model.location import NOWHERE, Location
from gongkai.model.message import Language
from gongkai_cli.views.interchange.sarif import Json
from gongkai_cli.views.wording.places import cell_name, where


def artifact_place(artifact: Json) -> Json:
    """The file as a whole; ``artifact`` is its ``artifactLocation``."""
    return {"physicalLocation": {"artifactLocation": artifact}}


def place(
    artifact: Json,
    at: Location,
    language: Language,
    form: Form | None = None,
    cell: str | None = None,
) -> Json:
    """A place within the file, and the cell of the form that stands there."""
    found = artifact_place(artifact)
    if at.line is not None:
        found["physicalLocation"]["region"] = {"startLine": at.line}
    logical: Json = {}
    if cell and form:
        logical = {"name": cell_name(cell, form, language), "fullyQualifiedName": cell}
    if at != NOWHERE:
        logical["decoratedName"] = where(at, language)
        logical.setdefault("name", logical["decoratedName"])
    if logical:
        found["logicalLocations"] = [logical]
    return found
