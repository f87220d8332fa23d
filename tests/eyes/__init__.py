"""A second opinion: files are rendered by the programs that people open them with, and what is seen
there is held against what was read.

``make eyes`` runs it over the samples and whatever else it is given. A browser shows web pages,
LibreOffice office files, poppler PDF files; a program that is not installed is told and skipped.
"""
