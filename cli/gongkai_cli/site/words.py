"""The words of the site in one language, for its templates."""

from collections.abc import Mapping

from gongkai.model.message import Language, message, render

WORDS = (
    "about", "all_rules", "bands", "bodies", "built_in", "cases", "changes", "choices",
    "cited_by", "coverage", "coverage_intro", "default", "every", "every_item", "example", "fix",
    "form_intro", "forms", "home", "how", "judged_at_least", "kinds", "kinds_intro", "level",
    "meaning", "menu", "menu_basis", "menu_forms", "menu_making", "menu_rules", "needed_by",
    "needs", "no_result", "note", "other_language", "parameter", "points", "profiles",
    "profiles_intro", "requirement", "rule", "rules", "rules_in_force", "search", "search_hint",
    "sections", "silenced", "skip", "sources", "sources_counted", "sources_intro", "theme",
    "type", "unofficial", "variants", "version", "veto", "veto_cap", "years",
)  # fmt: skip


def words(language: Language) -> Mapping[str, str]:
    """Every word by its name."""
    return {word: render(message(f"view.site.{word}"), language) for word in WORDS}
