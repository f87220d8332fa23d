"""Finds a quoted passage in the text that it was taken from."""

from gongkai.model.wording import clean


def find_quote(text: str, quote: str) -> tuple[int, int] | None:
    """Start and end of the quote in the text, apart from spaces and the width of characters. Of a
    quote that goes on in the next paragraph, its first line is looked for."""
    written, places = _compared(text)
    for wanted in (quote, quote.strip().partition("\n")[0]):
        sought, _ = _compared(wanted)
        start = written.find(sought) if sought else -1
        if start >= 0:
            return places[start], places[start + len(sought) - 1] + 1
    return None


def _compared(text: str) -> tuple[str, list[int]]:
    """The text as it is compared, and where in the text each of its characters comes from."""
    found: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for one in clean(sign):
            if not one.isspace():
                found.append(one)
                places.append(place)
    return "".join(found), places
