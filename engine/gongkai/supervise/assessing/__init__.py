"""Assesses many reports: lists them, judges each, and hands what became of it to the register."""
