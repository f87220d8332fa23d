"""Tables that lost their geometry: one cell per line, pipes, tabs, runs of numbers."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from gongkai.model.document import Paragraph
from gongkai.model.location import NOWHERE
from gongkai.recognise.tables.labels import Vocabulary, bare, ends, names_row, resembles
from gongkai.recognise.tables.token import PrintedRow, Token, token, whole_token

_RULE = re.compile(r"[\s|:：\-—–─━_=+]*")
_SEPARATOR = re.compile(r"[\t|｜│]")
_REMNANT = re.compile(r"[|｜│]{2,}")
_GLUED = re.compile(r"(.{1,80}?\D)(\d{1,40}(?:\.\d{1,6})?)")
_RUN = re.compile(r"[ \u3000\u00a0]+")
_SENTENCE = re.compile(r"[。；;！!？?]|[，,].{0,60}[，,]")
_LONGEST_LABEL = 60
_BLANK = token("")


def split_line(text: str, words: Vocabulary) -> tuple[Token, ...] | None:
    """The cells of one line; None where the line is prose.

    Tabs and pipes separate cells; without them a known label may be followed by numbers
    (``规章 0 0 0``), or a line may be numbers only. A line of rules (``--- | ---``) is ().
    """
    if _REMNANT.fullmatch(text.strip()):
        return ()  # what is left of a merged cell
    if _SEPARATOR.search(text):
        if _RULE.fullmatch(text) and text.count("-") + text.count("—") + text.count("─") > 2:
            return ()
        whole = (whole_token(piece, column=i) for i, piece in enumerate(_pieces(text)))
        pieces = [part for piece in whole for part in _with_values(piece)]
        first = next((i for i, piece in enumerate(pieces) if piece.state != "blank"), 0)
        return tuple(pieces[first:] if pieces[first].is_label else pieces)
    stripped = text.strip()
    if len(stripped) > 4 * _LONGEST_LABEL:
        return None
    whole = token(stripped)
    if not whole.is_label:
        return (whole,)
    pieces = _RUN.split(stripped)
    values = 0
    while values < len(pieces) and not token(pieces[-1 - values]).is_label:
        values += 1
    if values == len(pieces):
        return tuple(token(piece) for piece in pieces)
    labels = pieces[: len(pieces) - values]
    if values and resembles("".join(labels), words):
        return (token("".join(labels)), *(token(piece) for piece in pieces[-values:]))
    if len(labels) > 1 and all(resembles(piece, words) for piece in labels):
        return tuple(token(piece) for piece in pieces)
    if len(stripped) <= _LONGEST_LABEL and resembles(stripped, words):
        return (whole,)
    glued = _GLUED.fullmatch(stripped)
    if glued:
        # Before the label of the row itself, that of its group may be glued on as well.
        label = next((one for one in ends(glued[1]) if names_row(one, words)), None)
        if label:
            return (token(label), token(glued[2]))
    return None


def _with_values(piece: Token) -> list[Token]:
    """A label with the numbers that stand behind it in the same piece of a line."""
    if not piece.is_label or not piece.text[-1:].isdecimal():
        return [piece]
    parts = _RUN.split(piece.text)
    values = 0
    while values < len(parts) and token(parts[-1 - values]).state == "number":
        values += 1
    if not 0 < values < len(parts):
        return [piece]
    label = " ".join(parts[: len(parts) - values])
    return [token(label, column=piece.column), *map(token, parts[len(parts) - values :])]


def flat_rows(
    lines: Sequence[tuple[int, Paragraph]], words: Vocabulary
) -> tuple[list[PrintedRow], set[int]]:
    """Cut the lines of one table into printed rows: a row ends where a label follows a value.

    Gives the rows and the block indices that belong to the table. Lines of prose end a row.
    """
    usual = _usual_gap(lines)
    builder = _Builder()
    consumed: set[int] = set()
    last_line = None
    for index, (block, paragraph) in enumerate(lines):
        tokens = split_line(paragraph.text, words)
        if tokens is None:
            tokens = _foreign_label(lines[index : index + 2], words)
        line = _ordinal(paragraph)
        if tokens is None:
            builder.cut()
            last_line = line
            continue
        if builder.idle and not any(piece.is_label for piece in tokens):
            continue
        consumed.add(block)
        at = paragraph.at
        placed = [Token(piece.text, piece.state, piece.value, at, piece.column) for piece in tokens]
        if usual and line is not None and last_line is not None:
            builder.gap((line - last_line) // usual - 1)
        last_line = line
        builder.add(placed, words)
    builder.cut()
    return builder.rows, consumed


def _foreign_label(
    lines: Sequence[tuple[int, Paragraph]], words: Vocabulary
) -> tuple[Token, ...] | None:
    """A short line that the form does not know, with a value on the line below it."""
    text = lines[0][1].text.strip()
    if len(lines) < 2 or len(text) > _LONGEST_LABEL or _SENTENCE.search(text):
        return None
    below = split_line(lines[1][1].text, words)
    if not below or any(piece.is_label for piece in below):
        return None
    return (token(text),)


class _Builder:
    """The row under construction while the lines go by."""

    def __init__(self) -> None:
        self.rows: list[PrintedRow] = []
        self._labels: list[str] = []
        self._values: list[Token] = []
        self._gaps: list[Token] = []
        self._at = NOWHERE

    @property
    def idle(self) -> bool:
        """Whether no label is open: values then belong to nothing."""
        return not self._labels

    def add(self, tokens: Iterable[Token], words: Vocabulary) -> None:
        in_values = False
        for piece in tokens:
            if piece.is_label and not (in_values and not resembles(piece.text, words)):
                in_values = names_row(piece.text, words)
                if self._values or (self._labels and names_row(self._labels[-1], words)):
                    self.cut()
                if not bare(piece.text) and not piece.text.strip():
                    continue
                self._labels.append(piece.text)
                self._at = piece.at
            elif self._labels:
                self._values.append(piece)
                self._gaps.append(piece)
                in_values = in_values or piece.state != "blank"

    def gap(self, blanks: int) -> None:
        """Note blank lines in the place of cells; they count only if nothing else fits."""
        if self._values or self._labels:
            self._gaps.extend([_BLANK] * min(max(blanks, 0), 30))

    def cut(self) -> None:
        if self._labels:
            labels, values = tuple(self._labels[-12:]), tuple(self._values)
            self.rows.append(PrintedRow(labels, values, gaps=tuple(self._gaps), at=self._at))
        self._labels, self._values, self._gaps = [], [], []


def _pieces(text: str) -> list[str]:
    text = text.replace("｜", "|").replace("│", "|")
    if "|" in text and "\t" not in text:
        stripped = text.strip()
        pieces = stripped.split("|")
        # A pipe at the line's start or end frames a cell; it does not part two.
        if len(pieces) > 1 and not pieces[0].strip() and stripped.startswith("|"):
            pieces = pieces[1:]
        if len(pieces) > 1 and not pieces[-1].strip():
            pieces = pieces[:-1]
        return pieces
    return re.split(r"[\t|]", text)


def _ordinal(paragraph: Paragraph) -> int | None:
    """The number of a line, or of a paragraph; empty ones are counted but are no blocks."""
    return paragraph.at.paragraph if paragraph.at.line is None else paragraph.at.line


def _usual_gap(lines: Sequence[tuple[int, Paragraph]]) -> int:
    """The usual distance between two lines that hold one cell each; 0 for other layouts."""
    gaps: Counter[int] = Counter()
    for (_, upper), (_, lower) in pairwise(lines):
        above, below = _ordinal(upper), _ordinal(lower)
        if above is None or below is None:
            return 0
        if not _SEPARATOR.search(lower.text):
            gaps[below - above] += 1
    return gaps.most_common(1)[0][0] if gaps else 0
