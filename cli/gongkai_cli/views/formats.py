"""Everything that the program can write, by subject and by name of the format: a new output is a
function in the room of its subject and a line here."""

from collections.abc import Mapping

from gongkai_cli.views.format import BinaryFormat, Data, Drawing, Format, Live, TextFormat

Formats = Mapping[str, Format]

CHECKLIST: Formats = {
    "text": Live("checklist.view:open_checklist"),
    "json": Data("checklist.json:checklist_to_json"),
    "html": TextFormat("checklist.html.document:write_html"),
    "md": TextFormat("checklist.markdown:write_markdown"),
    "csv": BinaryFormat("checklist.csv:write_csv", readable=True),
    "xlsx": BinaryFormat("checklist.xlsx.checklist:write_book"),
    "docx": BinaryFormat("checklist.docx.report:write_word"),
    "sarif": Data("checklist.sarif.document:checklist_to_sarif"),
    "junit": BinaryFormat("checklist.junit:write_junit", readable=True),
}
COMPARISON: Formats = {
    "text": Drawing("comparison.terminal:side_by_side"),
    "json": Data("comparison.json:comparison_to_json"),
}
SEASON: Formats = {
    "html": BinaryFormat("season.html.document:write_page", readable=True),
    "xlsx": BinaryFormat("season.workbook.season_book:write_season"),
}
ROWS: Formats = {
    "table": BinaryFormat("rows.table:write_table", readable=True),
    "csv": BinaryFormat("rows.csv:write_csv", readable=True),
    "json": BinaryFormat("rows.json:write_json", readable=True),
    "parquet": BinaryFormat("rows.parquet:write_found", require="rows.parquet:require_parquet"),
}
RECORD: Formats = {
    "json": Data("record:record_to_json"),
    "toml": TextFormat("record:write_toml"),
}
SETTINGS: Formats = {
    "text": Drawing("settings.terminal:settings_page"),
    "json": Data("settings.json:settings_to_json"),
}
BODIES: Formats = {
    "text": TextFormat("rows.bodies:write_table"),
    "json": Data("rows.bodies:bodies_to_json"),
    "csv": TextFormat("rows.bodies:write_csv"),
}
RULES: Formats = {
    "text": Drawing("rules.rule_list:rule_list"),
    "json": Data("rules.json.rules:rules_to_json"),
}
RULE: Formats = {
    "text": Drawing("rules.rule_card:rule_card"),
    "json": Data("rules.json.rules:rule_to_json"),
}
RULE_KINDS: Formats = {
    "text": Drawing("rules.kinds:kind_cards"),
    "json": Data("rules.json.kinds:kinds_to_json"),
}
FACTS: Formats = {
    "text": Drawing("rules.facts:facts_page"),
    "json": Data("rules.json.facts:facts_to_json"),
}
COVERAGE: Formats = {
    "text": Drawing("rules.coverage:coverage_table"),
    "json": Data("rules.json.coverage:coverage_to_json"),
    "md": TextFormat("rules.coverage_markdown:write_markdown"),
}
CASES: Formats = {
    "text": Drawing("rules.cases:case_run"),
    "json": Data("rules.json.cases:cases_to_json"),
    "junit": TextFormat("rules.junit:write_junit"),
}
MUTATION: Formats = {
    "text": Drawing("rules.mutation:mutation"),
    "json": Data("rules.json.mutation:mutation_to_json"),
}
EDITIONS: Formats = {
    "text": Drawing("rules.difference:difference"),
    "json": Data("rules.json.difference:difference_to_json"),
}
PROBLEMS: Formats = {
    "text": TextFormat("rules.problems:write_problems"),
    "json": Data("rules.json.problems:problems_to_json"),
    "sarif": Data("rules.sarif:problems_to_sarif"),
    "github": TextFormat("rules.annotations:write_annotations"),
}
