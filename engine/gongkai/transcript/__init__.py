"""What may be believed of a report that was recognised in pictures."""

from gongkai.transcript.confirm import confirm

__all__ = ["confirm"]
