"""How large and how involved a file may be before it is refused."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep a hostile file from costing more than seconds and some hundred megabytes.

    A real report has a few thousand characters and 200 cells; each bound is many times what the
    largest real ones need. Sizes are in bytes, ``characters`` and ``paragraph_characters`` in
    characters of readable text. ``style_rules`` and ``style_matches`` bound the rules of
    style sheets, and the pairs of a rule and an element that are held against each other.
    ``html_clones`` bounds what a parser must copy because of unclosed formatting (distinct
    formatting tags × tags). ``page_strokes`` bounds the lines, edges and images
    drawn on one page; ``child_seconds`` and ``child_bytes`` what a reader in a process
    of its own may use; ``office_seconds`` (by the clock: the first start from a slow disk takes
    long) and ``office_bytes`` what LibreOffice may; ``ocr_pages`` is how many scanned pages are
    recognised, ``ocr_seconds`` and ``ocr_bytes`` what that may take (address space, of which the
    models and their libraries use a small part).
    """

    file_bytes: int = 64 << 20
    text_bytes: int = 8 << 20
    zip_entries: int = 5_000
    zip_total_bytes: int = 200 << 20
    zip_part_bytes: int = 40 << 20
    zip_ratio: int = 200
    xml_tags: int = 1_000_000
    html_tags: int = 40_000
    html_depth: int = 3_000
    html_clones: int = 300_000
    style_rules: int = 10_000
    style_matches: int = 5_000_000
    tag_characters: int = 1_024
    tag_attributes: int = 200
    span: int = 200
    grid_area: int = 200_000
    blocks: int = 20_000
    characters: int = 1_000_000
    paragraph_characters: int = 100_000
    pdf_pages: int = 200
    page_strokes: int = 50_000
    child_seconds: int = 7
    child_bytes: int = 768 << 20
    office_seconds: int = 60
    office_bytes: int = 1 << 30
    ocr_pages: int = 40
    ocr_seconds: int = 300
    ocr_bytes: int = 6 << 30


LIMITS = Limits()


class TooInvolved(Exception):  # noqa: N818  (says what is wrong with the file)
    """A file nested, tagged or tabled beyond the limits."""
