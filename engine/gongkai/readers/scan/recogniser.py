"""Loads what recognises characters (extra ``ocr``), with its models, which come in its wheel."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

Recognise = Callable[[Sequence[Any]], list[str]]
"""The text in each of these pictures of one line (arrays of grey values)."""

_THREADS = 2
_SHAPE = [3, 48, 160]
"""Colours, height and least width of what the model is given; numbers are short."""
_MARGIN = 8
"""Pixels of white that are put around what was not seen at first."""


def open_recogniser() -> Recognise:
    """The recogniser with its models loaded; ImportError where the extra is not installed."""
    np: Any = import_module("numpy")
    engine: Any = import_module("rapidocr_onnxruntime").RapidOCR(intra_op_num_threads=_THREADS)
    engine.text_rec.rec_image_shape = _SHAPE

    def looked_at(lines: Sequence[Any]) -> list[str]:
        images = [np.repeat(line[..., None], 3, axis=2) for line in lines]
        found: list[tuple[str, float]] = engine.text_rec(images)[0] if images else []
        return [text.strip() for text, _ in found]

    def recognise(lines: Sequence[Any]) -> list[str]:
        texts = looked_at(lines)
        unseen = [index for index, text in enumerate(texts) if not text]
        again = looked_at([np.pad(lines[n], _MARGIN, constant_values=255) for n in unseen])
        for index, text in zip(unseen, again, strict=True):
            texts[index] = text
        return texts

    return recognise
