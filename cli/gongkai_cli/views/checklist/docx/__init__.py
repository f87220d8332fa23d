"""The checklist as a Word document to be printed and signed."""
