"""Sorts the message catalogues by where each message is used, and notes the files beside it:
``make catalogues``. Keys and texts stay as they are."""

import re
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from gongkai.kinds.over_many import EVERY_KIND
from published.message_uses import OWN_KEY, ROOT, Source

LOCALE = ROOT / "engine" / "gongkai" / "locale"
COMMAND = "make catalogues"
CLICK = "cli/gongkai_cli/language.py"
"""Where click's own phrases are handed to our catalogues."""

_KEY = re.compile(r'^msgid "(.*)"$', re.M)
_REFERENCE = re.compile(r"^#:.*\n", re.M)


def references() -> Mapping[str, tuple[str, ...]]:
    """The files that use each message of the catalogues, in order; none where nobody does."""
    source = Source()
    kinds = {}
    for kind in EVERY_KIND.values():
        home = f"engine/{kind.observe.__module__.replace('.', '/')}.py"
        kinds[f"kind.{kind.id}"] = home
        kinds |= {f"kind.{kind.id}.{parameter.name}": home for parameter in kind.parameters}

    def files(key: str) -> tuple[str, ...]:
        if key in kinds:
            return (kinds[key],)
        return tuple(sorted(source.uses(key))) if OWN_KEY.fullmatch(key) else (CLICK,)

    keys = {key for catalogue in catalogues() for key in _KEY.findall(catalogue.read_text("utf-8"))}
    return {key: files(key) for key in keys if key}


def catalogues() -> list[Path]:
    return sorted(LOCALE.glob("*/LC_MESSAGES/gongkai.po"))


def arranged(text: str, files: Mapping[str, tuple[str, ...]]) -> str:
    """The catalogue with its entries in the order of the first file that uses each, then of their
    keys; every entry with the files that use it. ValueError, in words, for an entry that cannot
    be made out."""
    head, *entries = re.split(r"\n{2,}", text.strip())
    keyed = {_key(entry): _REFERENCE.sub("", entry) for entry in entries}
    if len(keyed) != len(entries):
        twice = Counter(map(_key, entries)) - Counter(keyed.keys())
        raise ValueError(f"given twice: {', '.join(twice)}")
    ordered = sorted(keyed, key=lambda key: (files[key][:1], key))
    blocks = ("".join(f"#: {file}\n" for file in files[key]) + keyed[key] for key in ordered)
    return "\n\n".join((head, *blocks)) + "\n"


def _key(entry: str) -> str:
    keys = _KEY.findall(entry)
    if len(keys) != 1:
        raise ValueError(
            "here one entry is wanted, msgid and msgstr, with an empty line before and after:\n"
            + entry
        )
    return keys[0]


def main() -> None:
    files = references()
    for catalogue in catalogues():
        try:
            text = arranged(catalogue.read_text(encoding="utf-8"), files)
        except ValueError as error:
            sys.exit(f"{catalogue.relative_to(ROOT)}: {error}")
        catalogue.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
