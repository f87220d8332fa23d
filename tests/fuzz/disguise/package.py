"""The texts of a zip package."""

import io
import zipfile


def unpacked(data: bytes) -> dict[str, str]:
    """Part name → its text, in the order of the package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def repack(parts: dict[str, str]) -> bytes:
    """The package of these parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in parts.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), text, how, 1)
    return packed.getvalue()
