"""The command: ``python -m eyes FILE…`` or folders; 0 where nothing differs without a reason."""

import sys
from collections import Counter
from pathlib import Path

from eyes.difference import Difference, difference
from eyes.rendering import RenderingError, rendered
from gongkai.model.errors import UnreadableFile
from gongkai.read_report import report_of
from gongkai.readers import read
from support.judged import rulebook

_MOST = 8


def main(names: list[str]) -> int:
    counts: Counter[str] = Counter()
    for path in _files(names):
        verdict = _look(path)
        counts[verdict] += 1
    print(", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items())))
    return 1 if counts["different"] else 0


def _files(names: list[str]) -> list[Path]:
    found: list[Path] = []
    for name in names:
        path = Path(name)
        found += sorted(path.rglob("*")) if path.is_dir() else [path]
    return [path for path in found if path.is_file() and path.suffix != ".json"]


def _look(path: Path) -> str:
    try:
        seen = rendered(path)
        document = read(path)
        report = report_of(document, rulebook())
    except RenderingError as error:
        print(f"{path.name}: not rendered: {error}")
        return "not rendered"
    except UnreadableFile as error:
        print(f"{path.name}: refused: {error.message.key}")
        return "refused"
    found = difference(document, report, seen)
    if not (found.unseen or found.unread or found.headings):
        return "equal"
    print(f"{path.name}: {_words(found)}")
    return "told" if found.explained else "different"


def _words(found: Difference) -> str:
    parts = [
        f"{name} {len(items)}: {' '.join(items[:_MOST])}"
        for name, items in (
            ("read but not seen", found.unseen),
            ("seen but not read", found.unread),
            ("heading not seen", found.headings),
        )
        if items
    ]
    return f"{'; '.join(parts)} ({found.told} doubts)"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
