"""The checklist as a workbook."""
