"""Editions of the tests: the built-in rules with a folder of one's own laid over them."""

from pathlib import Path

RULE = """
part = "overview"
[[rule]]
id = "mine.interpretation"
title = {{ zh = "写到政策解读", en = "Interpretation is mentioned" }}
basis = ["project#tidy"]
kind = "mention"
where = ["overview"]
any_of = [{words}]
level = "{level}"
points = {points}
fix = {{ zh = "写明解读的篇数。", en = "Say how many." }}
"""
CASE = """
[[rule.case]]
name = "mentioned"
want = "pass"
"""


def folder(
    place: Path, words: str = '"解读"', level: str = "warning", points: int = 2, more: str = ""
) -> Path:
    """A rules folder with one rule."""
    (place / "checks").mkdir(parents=True, exist_ok=True)
    text = RULE.format(words=words, level=level, points=points) + more
    (place / "checks" / "mine.toml").write_text(text, encoding="utf-8")
    return place
