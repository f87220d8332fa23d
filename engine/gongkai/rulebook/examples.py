"""The smallest rule of each kind, from ``examples/<kind>.toml``: to be read, copied and changed.

Each is a whole file as it may lie in ``checks/``; as examples they are no rules of anybody.
"""

from gongkai.rulefile.folder import builtin_folder
from gongkai.authoring.schemas import HEAD


def example(kind: str) -> str:
    """The text of the example of a kind, without the line that names its schema."""
    path = builtin_folder() / "examples" / f"{kind}.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith(HEAD)).strip()
