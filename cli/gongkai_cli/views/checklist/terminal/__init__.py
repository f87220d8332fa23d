"""The checklist on the terminal."""
