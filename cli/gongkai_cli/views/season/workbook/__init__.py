"""The season as a workbook: a sheet for each view of it."""
