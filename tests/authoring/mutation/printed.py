"""A draft as a text file, its tables laid out with tabs: what a clerk would hand in."""

from generator.sheet import sheet
from generator.text import LAYOUTS
from gongkai.authoring.draft import Draft


def printed(draft: Draft, layout: str = "tab") -> str:
    """The whole report from its title to its signature."""
    tables = {table.section: table.id for table in draft.form.tables}
    lines = [draft.front["title"].text, "", draft.front["preamble"].text, ""]
    for name, section in draft.sections.items():
        lines += [section.heading, "", section.printed(), ""]
        if name in tables:
            ids = draft.form.table(tables[name]).cell_ids()
            cells = {id_: str(draft.cells.get(id_, "")) for id_ in ids}
            lines += [*LAYOUTS[layout](sheet(draft.form, tables[name], cells)), ""]
    return "\n".join([*lines, draft.front["closing"].text])
