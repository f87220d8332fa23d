"""A season of a register, shown: one page, a workbook, a letter to each body."""
