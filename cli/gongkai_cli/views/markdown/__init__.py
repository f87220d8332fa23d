"""Markdown views."""
