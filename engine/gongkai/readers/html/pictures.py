"""Which images of a web page may stand where text or a table should stand."""

import re
from collections.abc import Mapping

_DECORATION = re.compile(
    r"icon|logo|banner|qr|ewm|erweima|weixin|wechat|wx|weibo|share|btn|button|arrow|blank|spacer"
    r"|jiucuo|zhaocuo|beian|gongan|bszs|dzjg|nav|search|print|filetype|\.gif|\.svg|^data:image/gif",
    re.IGNORECASE,
)
_PIXELS = re.compile(
    r"(?:^|[;\s])(width|height)\s{0,3}:\s{0,3}(\d{1,5})(?:\.\d+)?px", re.IGNORECASE
)
_IMAGE_LINK = re.compile(r"\.(?:jpe?g|png|bmp|webp|tiff?)(?:\?|$)", re.IGNORECASE)
_LAZY = (
    "data-src", "data-original", "data-lazy", "data-lazy-src", "data-actualsrc", "data-echo",
    "data-url", "lazy-src", "lay-src", "_src", "src2", "data-srcset", "srcset",
)  # fmt: skip
_SMALLEST_SIGN = 4
_SMALLEST_WIDTH, _SMALLEST_HEIGHT = 200, 60


def content_image(attributes: Mapping[str, str | None], link: str | None) -> str | None:
    """The image's name where it may hold content; None for decoration.

    Small images, those named like icons and those that link to another page are decoration.
    """
    name = _name(attributes)
    if name is None:
        return None
    if link is not None and not _IMAGE_LINK.search(link):
        return None
    style = dict(_PIXELS.findall((attributes.get("style") or "")[:2000].lower()))
    width = _pixels(attributes.get("width") or style.get("width"))
    height = _pixels(attributes.get("height") or style.get("height"))
    if (width or _SMALLEST_WIDTH) < _SMALLEST_WIDTH or (
        height or _SMALLEST_HEIGHT
    ) < _SMALLEST_HEIGHT:
        return None
    return (attributes.get("alt") or "").strip()[:80] or name.rsplit("/", 1)[-1][:80]


def small_image(attributes: Mapping[str, str | None]) -> str | None:
    """The name of an image that is too small for content but may stand for a digit or a word."""
    name = _name(attributes)
    if name is None or any(
        (_pixels(attributes.get(side)) or _SMALLEST_HEIGHT) < _SMALLEST_SIGN
        for side in ("width", "height")
    ):
        return None
    return (attributes.get("alt") or "").strip()[:80] or name.rsplit("/", 1)[-1][:80]


def _name(attributes: Mapping[str, str | None]) -> str | None:
    """The address of the image that is shown in the end; None where it is named like decoration."""
    source = attributes.get("src") or ""
    if not source or source.startswith("data:") or _DECORATION.search(source):
        # Many pages load an image only when it comes into view, and show an empty one till then.
        source = next(filter(None, (attributes.get(name) for name in _LAZY)), source)
    name = source[:60] if source.startswith("data:") else source.split("?")[0]
    if not name or _DECORATION.search(name.rsplit("/", 1)[-1] or name):
        return None
    return name


def _pixels(text: str | None) -> int | None:
    digits = (text or "").strip().removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else None
