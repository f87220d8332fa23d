"""``gongkai rules test``: the cases of the rules, and which rules lack one."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from gongkai.model.errors import RuleFileError
from gongkai.model.message import Language
from gongkai.model.rule import Rule
from gongkai.rulebook import Rulebook
from gongkai_cli.commands.options import format_option, language_option, rule_option, rules_option
from gongkai_cli.commands.values import known
from gongkai_cli.exits import CLEAN, FINDINGS, USAGE
from gongkai_cli.language import words
from gongkai_cli.progress import with_progress
from gongkai_cli.views.formats import CASES
from gongkai_cli.views.output import Destination, put
from gongkai_cli.views.presentation import RulebookPresentation
from gongkai_cli.views.rules.cases import CaseResult, CaseRun


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(
        path: Path | None,
        rules: tuple[Path, ...],
        rule: tuple[str, ...],
        coverage: bool,
        into: str,
    ) -> int:
        from gongkai.rulebook.loading import assemble, layered
        from gongkai.rulefile.folder import around

        folders, files = around(path) if path else ((), ())
        rulebook = assemble(layered((*rules, *folders), files))
        for id_ in rule:
            known(id_, (one.id for one in rulebook.every_rule), "rule", language)
        chosen = [one for one in rulebook.every_rule if not rule or one.id in rule]
        result = _try(chosen, rulebook, coverage, words("cases.running", language))
        if path:
            own = sum(_stands_in(path, one) for one in chosen)
            result = replace(result, own=(str(path), own))
        shown = RulebookPresentation(language=language, rulebook=rulebook)
        put(result, Destination(into), CASES, shown)
        if any(one.error for one in result.tried):
            return USAGE
        return FINDINGS if result.wrong or result.missing else CLEAN

    return click.Command(
        "test",
        callback=run,
        help=words("help.rules_test", language),
        short_help=words("help.rules_test_short", language),
        params=[
            click.Argument(
                ["path"], metavar="[DIR]", required=False, type=click.Path(path_type=Path)
            ),
            rule_option("test_rule", language),
            click.Option(["--coverage"], is_flag=True, help=words("help.test_coverage", language)),
            format_option(CASES, language),
            rules_option(language),
            language_option(language),
        ],
    )


def _stands_in(path: Path, rule: Rule) -> bool:
    """Whether a rule comes from this folder, or from this file."""
    if path.is_file():
        return path.name == Path(rule.file).name
    return (path / rule.file).is_file()


def _try(rules: list[Rule], rulebook: Rulebook, coverage: bool, label: str) -> CaseRun:
    from gongkai.authoring.cases import missing_cases

    total = sum(len(rule.cases) for rule in rules)
    tried = tuple(with_progress(_run(rules, rulebook), total, label))
    lacking = {rule.id: missing_cases(rule) for rule in rules}
    missing = {rule: statuses for rule, statuses in lacking.items() if statuses}
    return CaseRun(tried, len(rules), missing if coverage else None)


def _run(rules: list[Rule], rulebook: Rulebook) -> Iterator[CaseResult]:
    """Every case; one that misses what it wants to change does not stop the others."""
    from gongkai.authoring.cases import run_case
    from gongkai.authoring.panel_cases import run_panel_case
    from gongkai.supervise.panel.panel_book import open_panel_book

    book = open_panel_book(rulebook)
    over_many = {rule.id for rule in rulebook.register_rules}
    for rule in rules:
        for case in rule.cases:
            try:
                if rule.id in over_many:
                    outcome = run_panel_case(rule, case, book)
                else:
                    outcome = run_case(rule, case, rulebook)
                yield CaseResult(rule, case, outcome)
            except RuleFileError as error:
                yield CaseResult(rule, case, None, error.message)
