"""The choice of the six headings among all lines that may be one."""

from collections.abc import Sequence

from gongkai.model.document import Block, Paragraph
from gongkai.model.form import Form
from gongkai.recognise.headings import (
    NUMBERS,
    Candidate,
    aspect_names,
    cut_marker,
    is_label,
    one_line,
    plain,
    table_labels,
)


def choose_chain(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The most plausible set of headings: each part once, in the order of the document.

    Dynamic programming over (parts used, last heading). Steps to the next part are favoured,
    headings with nothing between them (a table of contents) and skipped candidates cost.
    """
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {}
    strength = [0.0]
    for candidate in candidates:
        strength.append(strength[-1] + max(0.0, candidate.score - 0.6))
    for here, candidate in enumerate(candidates):
        bit = 1 << candidate.order
        fresh: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {
            (bit, here): (candidate.score + here * 1e-6, (here,))
        }
        for (used, last), (total, path) in best.items():
            before = candidates[last]
            if used & bit or before.block == candidate.block:
                continue
            skipped = strength[here] - strength[last + 1]
            gain = candidate.score + _step(before, candidate) - 0.3 * skipped
            state = (used | bit, here)
            if state not in fresh or fresh[state][0] < total + gain:
                fresh[state] = (total + gain, (*path, here))
        best.update(fresh)
        if len(best) > 600:  # hostile text: keep the best, the rest cannot catch up
            best = dict(sorted(best.items(), key=lambda item: -item[1][0])[:300])
    if not best:
        return []
    _, path = max(best.values(), key=lambda item: item[0])
    return [candidates[index] for index in path]


def _step(before: Candidate, candidate: Candidate) -> float:
    leap = candidate.order - before.order
    score = 0.5 if leap == 1 else 0.3 if leap > 1 else -0.4
    return score - (0.45 if candidate.block == before.block + 1 else 0.0)


def fill_gaps(
    chosen: Sequence[Candidate], blocks: Sequence[Block], forms: Sequence[Form]
) -> list[Candidate]:
    """Add headings whose number alone tells them: 五、 between 四、 and 六、, whatever its words.

    Only where exactly one short line in the gap bears the number, so that a list inside a part
    is not taken for one.
    """
    filled = list(chosen)
    if len(filled) < 3:
        return filled
    labels = table_labels(forms) | aspect_names(tuple(s for form in forms for s in form.sections))
    order = {section.id: section.number for form in forms for section in form.sections}
    known = {candidate.order: candidate.block for candidate in filled}
    for section, number in order.items():
        if number in known:
            continue
        low, high = known.get(number - 1), known.get(number + 1)
        if (low is None and number > 1) or (high is None and number < len(order)):
            continue
        gap = range(0 if low is None else low + 1, len(blocks) if high is None else high)
        lines = [(block, line) for block in gap if (line := _numbered(blocks[block], number))]
        if len(lines) == 1 and not is_label(plain(cut_marker(lines[0][1]).rest), labels):
            block, line = lines[0]
            filled.append(Candidate(section, number, block, line, NUMBERS[number - 1], 0.3, "top"))
    return sorted(filled, key=lambda candidate: candidate.block)


def _numbered(block: Block, number: int) -> str | None:
    """The line of a block that begins with this number and 、 and reads like a heading."""
    if not isinstance(block, Paragraph) or not (line := one_line(block)):
        return None
    marked = cut_marker(line)
    if marked.style != "top" or marked.number != NUMBERS[number - 1]:
        return None
    fits = 2 <= len(marked.rest) <= 30 and marked.rest[-1] not in "。;,、"
    return line if fits else None
