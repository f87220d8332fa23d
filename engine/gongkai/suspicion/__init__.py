"""Looks for the wrong cell behind the broken identities of a table (疑似填错的格)."""

from gongkai.suspicion.search import find_suspects

__all__ = ["find_suspects"]
