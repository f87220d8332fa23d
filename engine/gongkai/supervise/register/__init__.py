"""The register (台账): what a supervising office knows of its bodies and their reports.

One file by default (SQLite), or a database of a server by its URL. It needs the extra
``gongkai[supervise]``.
"""

from gongkai.supervise.register.register import Register, open_register, require_extra

__all__ = ["Register", "open_register", "require_extra"]
