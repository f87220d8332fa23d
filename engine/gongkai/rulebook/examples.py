"""The smallest rule of each kind, from ``examples/<kind>.toml``: to be read, copied and changed.

Each is a whole file as it may lie in ``checks/``; as examples they are no rules of anybody.
"""

from gongkai.rulebook.folder import builtin_folder


def example(kind: str) -> str:
    """The text of the example of a kind."""
    path = builtin_folder() / "examples" / f"{kind}.toml"
    return path.read_text(encoding="utf-8").strip()
