"""Which pictures in a document may stand where text or a table should stand ([MS-DOC] 2.9.190)."""

from struct import calcsize, unpack_from

_SIZE = "<28xHHHH"
_SMALLEST = 2268, 567  # 4 × 1 cm in twips
_WHOLE = 1000


def is_content(data: bytes, place: int) -> bool:
    """Whether the picture at this place of the data stream is large enough to hold a table or a
    text; where its size is unknown, it is."""
    if place + calcsize(_SIZE) > len(data):
        return True
    width, height, across, down = unpack_from(_SIZE, data, place)
    size = width * (across or _WHOLE) // _WHOLE, height * (down or _WHOLE) // _WHOLE
    return 0 in size or (size[0] >= _SMALLEST[0] and size[1] >= _SMALLEST[1])
