"""The checklist as people read it: on a terminal in colour, in a pipe as plain text."""
