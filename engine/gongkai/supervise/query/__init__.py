"""A question in SQL to a register: read only, bounded in time, answered row by row."""

from gongkai.query.answer import Answer, Rows
from gongkai.supervise.query.asking import ask

__all__ = ["Answer", "Rows", "ask"]
