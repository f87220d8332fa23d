"""Documents that are written: the report itself with comments or mended, and the blank form."""
