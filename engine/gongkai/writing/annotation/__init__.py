"""Puts what a checklist says where people work: remarks in a copy of the author's own file."""
