"""Whose report it is: what names a body, how bodies' names agree, and what speaks for each."""
