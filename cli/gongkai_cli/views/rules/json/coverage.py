"""The coverage map as data, for ``gongkai rules coverage --format json``."""

from collections import Counter
from collections.abc import Sequence

from gongkai.authoring.coverage import COVERS, Item
from gongkai_cli.views.presentation import RulebookPresentation
from gongkai_cli.views.rules.json.rules import Json, both, head, source_to_json


def coverage_to_json(items: Sequence[Item], shown: RulebookPresentation) -> Json:
    """Every item, and how many of them are covered in which way."""
    counts = Counter(item.cover for item in items)
    return {
        **head(shown.rulebook),
        "counts": {cover: counts[cover] for cover in COVERS},
        "items": [_item(item) for item in items],
    }


def _item(item: Item) -> Json:
    return {
        "id": item.id,
        "cover": item.cover,
        "rules": [rule.id for rule in item.rules],
        "remark": {"judge": item.remark.judge, **both(item.remark.text)} if item.remark else None,
        "source": source_to_json(item.source, item.article),
    }
