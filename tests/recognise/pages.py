"""Small documents for tests of the prose recogniser: one line of text, one paragraph."""

from gongkai.model.document import Document, Paragraph
from gongkai.model.location import Location
from gongkai.model.report import Report
from gongkai.recognise import recognise
from support.judged import rulebook

RULEBOOK = rulebook()
FORMS = RULEBOOK.forms
BODIES = RULEBOOK.bodies
WORDINGS = RULEBOOK.wordings

HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
IDS = ("overview", "disclosure", "requests", "disputes", "problems", "other")


def page(*lines: str, title: str | None = None, site: str | None = None) -> Document:
    """A document of these lines; blank lines are no paragraphs but count as lines."""
    printed = "\n".join(lines).split("\n")
    blocks = tuple(
        Paragraph(line, Location(line=number))
        for number, line in enumerate(printed, 1)
        if line.strip()
    )
    return Document("page.txt", "0" * 64, "txt", blocks, title=title, site=site)


def report(*lines: str, title: str | None = None, site: str | None = None) -> Report:
    """What is recognised in these lines."""
    return recognise(page(*lines, title=title, site=site), RULEBOOK)


def full(**parts: str) -> list[str]:
    """A report with all six headings; ``title``, ``preamble`` and part ids name what to print."""
    lines = [parts.get("title", "柳河镇人民政府2023年政府信息公开工作年度报告")]
    lines += [parts["preamble"]] if "preamble" in parts else []
    for name, heading in zip(IDS, HEADINGS, strict=True):
        lines += [parts.get(f"{name}_heading", heading), parts.get(name, "本部分内容如下。")]
    return [line for line in lines if line]
