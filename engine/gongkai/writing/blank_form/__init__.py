"""The official form ready to fill in, made of the same data that reports are checked by.

``word`` and ``workbook`` write it; they are imported by whoever wants the one or the other, so that
nobody waits for both.
"""

from gongkai.writing.blank_form.blank import Blank, blank_form

__all__ = ["Blank", "blank_form"]
