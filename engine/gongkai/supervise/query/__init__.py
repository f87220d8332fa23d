"""A question in SQL to a register: read only, bounded in time, answered row by row."""

from gongkai.supervise.query.result_set import ResultSet, Rows, ask

__all__ = ["ResultSet", "Rows", "ask"]
