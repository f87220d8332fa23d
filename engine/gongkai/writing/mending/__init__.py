"""Safe mends of the tables, written into a copy of the author's own file."""
