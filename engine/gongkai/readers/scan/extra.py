"""Whether what recognises pictures is installed, and what to do about it."""

from importlib.util import find_spec

from gongkai.model.message import Message, message

_MODULES = ("cv2", "numpy", "PIL", "pypdfium2", "rapidocr_onnxruntime")


def is_installed() -> bool:
    """Whether the extra ``ocr`` is there."""
    return all(find_spec(name) for name in _MODULES)


def remedy() -> Message:
    """How to have a picture read all the same."""
    return message("read.ocr_use" if is_installed() else "read.ocr_install")
