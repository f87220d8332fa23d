"""Text that a spreadsheet takes for text."""

# What makes it take a text for a formula (OWASP, CSV Injection), the wide signs too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(text: str) -> str:
    """A text that a spreadsheet would calculate gets a ``'``."""
    return f"'{text}" if text.startswith(_FORMULA) else text
