"""What the operations of a page's content do: they change the state, or draw on a canvas."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1, stream_value
from pdfminer.utils import Matrix

from gongkai.readers.limits import TooInvolved
from gongkai.readers.pdf.budget import Budget
from gongkai.readers.pdf.canvas import Canvas, Outline
from gongkai.readers.pdf.colours import colour, space_of, starting
from gongkai.readers.pdf.faces import Face, Fonts, Letter, Resources, make_face
from gongkai.readers.pdf.layers import Layers
from gongkai.readers.pdf.sheet import Box
from gongkai.readers.pdf.state import IDENTITY, Paint, State, bounds, overlap, times
from gongkai.readers.pdf.tokens import Operand

_DEEPEST_FORMS = 20
_DEEPEST_STATES = 5_000
_SEE_THROUGH = ("SMask", "Mask", "ImageMask", "IM")


@dataclass(slots=True)
class Interpreter:
    """One content stream on its way; ``carry_out`` runs another for the forms that it draws,
    ``opened`` are those that it stands in. What a malformed operation would do is not done, as
    viewers have it."""

    canvas: Canvas
    fonts: Fonts
    layers: Layers
    resources: Resources
    state: State
    carry_out: Callable[["Interpreter", bytes], None]
    budget: Budget = field(default_factory=Budget)
    opened: tuple[int | None, ...] = ()
    hidden: int = 0
    marked: int = 0
    saved: list[State] = field(default_factory=list[State])
    path: list[Outline] = field(default_factory=list[Outline])
    clips: bool = False
    text: Matrix = IDENTITY
    line: Matrix = IDENTITY
    contents: list[str] = field(default_factory=list[str])
    faces: dict[str, Face] = field(default_factory=dict[str, Face])

    # -- graphics state

    def save(self) -> None:
        self.saved.append(self.state)
        self.state = self.state.copy()
        if len(self.saved) > _DEEPEST_STATES:
            raise TooInvolved

    def restore(self) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def transform(self, *matrix: float) -> None:
        self.state.ctm = times(cast("Matrix", matrix), self.state.ctm)

    def line_width(self, width: float) -> None:
        self.state.line_width = width

    def extended(self, name: str) -> None:
        settings = dict_value(dict_value(self.resources.get("ExtGState", {})).get(name, {}))
        state = self.state
        if (alpha := _number(settings.get("ca"))) is not None:
            state.fill = Paint(state.fill.space, state.fill.colour, alpha)
        if (alpha := _number(settings.get("CA"))) is not None:
            state.stroke = Paint(state.stroke.space, state.stroke.colour, alpha)
        if "LW" in settings:
            state.line_width = _number(settings["LW"]) or 0.0
        if "BM" in settings or "SMask" in settings:
            mode, mask = _first(settings.get("BM")), resolve1(settings.get("SMask"))
            plain = getattr(mode, "name", "Normal") in ("Normal", "Compatible")
            state.blends = not plain or isinstance(mask, dict)
        font = list_value(settings.get("Font", []))
        if len(font) == 2:
            state.face = make_face(self.fonts.manager.get_font(None, dict_value(font[0])))
            state.size = _number(font[1]) or 0.0

    # -- colours

    def space(self, name: str, *, stroke: bool) -> None:
        named = dict_value(self.resources.get("ColorSpace", {})).get(name, name)
        space = space_of(named)
        self._paint(Paint(space, starting(space)), stroke=stroke)

    def choose(self, *parts: Operand, stroke: bool, space: str = "") -> None:
        own = (self.state.stroke if stroke else self.state.fill).space
        space = space or own
        self._paint(Paint(space, colour(space, parts)), stroke=stroke)

    def _paint(self, paint: Paint, *, stroke: bool) -> None:
        if stroke:
            paint.alpha = self.state.stroke.alpha
            self.state.stroke = paint
        else:
            paint.alpha = self.state.fill.alpha
            self.state.fill = paint

    # -- paths

    def move(self, x: float, y: float) -> None:
        self.path.append(Outline([self._point(x, y)]))

    def draw(self, *numbers: float, curved: bool = False) -> None:
        if self.path:
            self.path[-1].points.append(self._point(numbers[-2], numbers[-1]))
            self.path[-1].curved |= curved

    def close(self) -> None:
        if self.path:
            points = self.path[-1].points
            points.append(points[0])

    def rectangle(self, x: float, y: float, width: float, height: float) -> None:
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
        self.path.append(Outline([self._point(*corner) for corner in corners]))

    def _point(self, x: float, y: float) -> tuple[float, float]:
        self.budget.points -= 1
        a, b, c, d, e, f = self.state.ctm
        return a * x + c * y + e, b * x + d * y + f

    def paint(self, *, stroke: bool = False, fill: bool = False, close: bool = False) -> None:
        if close:
            self.close()
        if self.path and (stroke or fill) and not self.hidden:
            self.canvas.paint(self.state, self.path, stroke=stroke, fill=fill)
        if self.clips and self.path:
            points = [point for outline in self.path for point in outline.points]
            xs, ys = [x for x, _ in points], [y for _, y in points]
            around = Box(min(xs), min(ys), max(xs), max(ys))
            self.state.clip = overlap(self.state.clip, around)
        self.path, self.clips = [], False

    def clip(self) -> None:
        self.clips = True

    def shade(self, _: str) -> None:
        if not self.hidden:
            self.canvas.shade(self.state)

    # -- text

    def begin_text(self) -> None:
        self.text = self.line = IDENTITY

    def font(self, name: Operand, size: Operand) -> None:
        if isinstance(name, str) and isinstance(size, float):
            if name not in self.faces:
                self.faces[name] = self.fonts.face(self.resources, name)
            self.state.face = self.faces[name]
            self.state.size = size

    def setting(self, value: float, *, name: str) -> None:
        setattr(self.state, name, value)

    def scaling(self, percent: float) -> None:
        self.state.scaling = percent / 100

    def mode(self, mode: float) -> None:
        self.state.mode = int(mode)

    def matrix(self, *matrix: float) -> None:
        self.text = self.line = cast("Matrix", matrix)

    def next_line(self, x: float = 0.0, y: float | None = None, *, leads: bool = False) -> None:
        if leads and y is not None:
            self.state.leading = -y
        down = -self.state.leading if y is None else y
        self.text = self.line = times((1.0, 0.0, 0.0, 1.0, x, down), self.line)

    def show(self, *strings: Operand) -> None:
        face = self.state.face
        if face is None:
            return
        letters: list[Letter | float] = []
        for one in strings:
            if isinstance(one, bytes):
                letters += face.read(one)
            elif isinstance(one, float):
                letters.append(one)
        if self.hidden:
            state, self.state = self.state, self.state.copy()
            self.state.mode = 3
        else:
            state = self.state
        matrix = times(self.text, self.state.ctm)
        moved = self.canvas.write(self.state, matrix, letters, self.marked > 0)
        self.state = state
        across, down = (0.0, moved) if face.vertical else (moved, 0.0)
        self.text = times((1.0, 0.0, 0.0, 1.0, across, down), self.text)

    def show_all(self, items: list[Operand]) -> None:
        self.show(*items)

    def show_next(self, text: bytes) -> None:
        self.next_line()
        self.show(text)

    def show_spaced(self, words: Operand, letters: Operand, text: Operand) -> None:
        if isinstance(words, float) and isinstance(letters, float):
            self.state.word_space, self.state.letter_space = words, letters
        if isinstance(text, bytes):
            self.show_next(text)

    # -- marked content and what stands in other objects

    def begin_marked(self, tag: Operand = None, properties: Operand = None) -> None:
        kind = ""
        held: object = properties
        if isinstance(properties, str):
            held = dict_value(self.resources.get("Properties", {})).get(properties)
        if tag == "OC" and self.layers.hides(held):
            kind = "hidden"
        elif tag == "Artifact":
            named = dict_value(held) if isinstance(resolve1(held), dict) else {}
            subtype = resolve1(named.get("Subtype"))
            if getattr(subtype, "name", subtype) == "Watermark":
                kind = "marked"
        self.contents.append(kind)
        self._count(kind, 1)

    def end_marked(self) -> None:
        if self.contents:
            self._count(self.contents.pop(), -1)

    def _count(self, kind: str, by: int) -> None:
        self.hidden += by * (kind == "hidden")
        self.marked += by * (kind == "marked")

    def external(self, name: str) -> None:
        found = resolve1(dict_value(self.resources.get("XObject", {})).get(name))
        if not isinstance(found, PDFStream):
            return
        hides = self.layers.hides(found.get("OC"))
        match getattr(resolve1(found.get("Subtype")), "name", ""):
            case "Form":
                self.form(found, hides)
            case "Image" if not (hides or self.hidden):
                self.canvas.picture(self.state, solid=not any(key in found for key in _SEE_THROUGH))
            case _:
                return

    def form(self, stream: PDFStream, hides: bool = False) -> None:
        """Draw a form where the state stands."""
        if stream.objid in self.opened:
            return  # a form that draws itself
        if len(self.opened) >= _DEEPEST_FORMS:
            raise TooInvolved
        numbers = [_number(each) or 0.0 for each in list_value(stream.get("Matrix", IDENTITY))]
        own = stream.get("Resources")
        inner = Interpreter(
            self.canvas, self.fonts, self.layers,
            cast("Resources", dict_value(own)) if own is not None else self.resources,
            self.state.copy(), self.carry_out, self.budget, (*self.opened, stream.objid),
            self.hidden + hides, self.marked,
        )  # fmt: skip
        if len(numbers) == 6:
            inner.transform(*numbers)
        box = [_number(each) or 0.0 for each in list_value(stream.get("BBox", []))]
        if len(box) == 4:
            inner.state.clip = overlap(inner.state.clip, bounds(inner.state.ctm, *box))
        self.carry_out(inner, stream_value(stream).get_data())

    def inline(self, entries: dict[str, Operand]) -> None:
        if not self.hidden:
            self.canvas.picture(self.state, solid=not any(key in entries for key in _SEE_THROUGH))


def _number(value: object) -> float | None:
    value = resolve1(value)
    return float(value) if isinstance(value, int | float) else None


def _first(value: object) -> object:
    """A value, or the first of several that may be chosen from."""
    found = resolve1(value)
    several = cast("list[object]", found) if isinstance(found, list) else [found]
    return resolve1(several[0]) if several else None
