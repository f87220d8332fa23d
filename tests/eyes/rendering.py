"""What a file shows when the program that people open it with renders it."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

_SECONDS = 120
_PAGES = {".html", ".htm"}
_ARCHIVES = {".mht", ".mhtml"}
_OFFICE = {".docx", ".doc", ".wps", ".odt", ".rtf", ".xml", ".xlsx", ".xls", ".ods", ".et"}
_BROWSER = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--allow-file-access-from-files", "--virtual-time-budget=4000",
    "--no-pdf-header-footer",
)  # fmt: skip
_SCRIPT = Path(__file__).with_name("seen.js")


class RenderingError(Exception):
    """The program is not installed, or could not show the file."""


def rendered(path: Path) -> str:
    """The text that is seen. RenderingError where there is no telling."""
    kind = path.suffix.lower()
    with TemporaryDirectory() as folder:
        return _renderer(kind)(path, Path(folder))


def _renderer(kind: str) -> Callable[[Path, Path], str]:
    if kind in _PAGES:
        return _page
    if kind in _ARCHIVES:
        return _archive
    if kind in _OFFICE:
        return _office
    if kind == ".pdf":
        return _pdf
    raise RenderingError(f"nothing renders {kind}")


def _page(path: Path, folder: Path) -> str:
    """A page with a script behind it that leaves only the text that is seen."""
    copy = folder / "page.html"
    script = b"<script>" + _SCRIPT.read_bytes() + b"</script>"
    copy.write_bytes(path.read_bytes() + script)
    dom = _run(_found("chromium", "google-chrome"), *_BROWSER,
               f"--user-data-dir={folder / 'profile'}", "--dump-dom", copy.as_uri())  # fmt: skip
    _, begun, rest = dom.partition("SEEN:")
    if not begun:
        raise RenderingError("the browser showed nothing")
    return json.loads(_plain(rest.partition(":NEES")[0]))


def _plain(markup: str) -> str:
    for name, sign in (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", "\u00a0"), ("&amp;", "&")):
        markup = markup.replace(name, sign)
    return markup


def _archive(path: Path, folder: Path) -> str:
    printed = folder / "page.pdf"
    _run(_found("chromium", "google-chrome"), *_BROWSER, f"--user-data-dir={folder / 'profile'}",
         f"--print-to-pdf={printed}", path.absolute().as_uri())  # fmt: skip
    return _pdf(printed, folder)


def _office(path: Path, folder: Path) -> str:
    profile = (folder / "profile").as_uri()
    _run(_found("soffice"), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
         "--outdir", str(folder), str(path))  # fmt: skip
    made = next(folder.glob("*.pdf"), None)
    if made is None:
        raise RenderingError("LibreOffice could not show it")
    return _pdf(made, folder)


def _pdf(path: Path, folder: Path) -> str:
    return _run(_found("pdftotext"), "-q", "-raw", str(path), "-")


def _found(*names: str) -> str:
    for name in names:
        if program := shutil.which(name):
            return program
    raise RenderingError(f"{names[0]} is not installed")


def _run(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise RenderingError(f"{Path(command[0]).name} took too long") from error
    return done.stdout.decode("utf-8", "replace")
