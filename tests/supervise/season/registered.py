"""Registers whose rows are written by hand, so that every score of a season is known."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

from gongkai.supervise.register import Register, open_register
from gongkai.supervise.register.compression import packed
from gongkai.supervise.register.tables import (
    ASSESSMENT,
    BODY,
    DECISION,
    FILE,
    FINDING,
    REPORT,
    RUN,
    STANDING,
    VERDICT,
)

JUDGED_BY = "a" * 64
Verdicts = Mapping[str, tuple[str, str, int]]
"""By rule: status, level, points."""

_OTHER: Verdicts = {"overview.platform": ("pass", "warning", 10)}
KEPT: Verdicts = {"problems.stated": ("pass", "error", 10), **_OTHER}
FAILED: Verdicts = {"problems.stated": ("fail", "error", 10), **_OTHER}
DOUBTED: Verdicts = {**FAILED, "overview.platform": ("doubt", "warning", 10)}


class Ledger:
    """Fills a register row by row; ids count from 1 in the order of writing."""

    def __init__(self, folder: Path | str) -> None:
        """A file in a folder, or a register by its URL."""
        address = folder if isinstance(folder, str) else folder / "register.db"
        self.register: Register = open_register(address)
        self.bodies: dict[str, int] = {}
        self.reports = 0

    def write(self, table: Any, **row: Any) -> int:
        with self.register.writing() as connection:
            return _inserted(connection, table, row)

    def run(self, judged_by: str = JUDGED_BY, *, finished: bool = True) -> int:
        day = datetime(2025, 3, 1)
        return self.write(
            RUN, started=day, finished=day if finished else None, program="1", judged_by=judged_by,
            rules_version="1", rules_sha256="b" * 64, options="{}", files=0,
        )  # fmt: skip

    def body(self, name: str, kind: str = "department", **row: Any) -> None:
        row = {"region": "青岭县", "origin": "imported", "since": 2020, **row}
        self.bodies[name] = self.write(BODY, name=name, kind=kind, **row)

    def report(
        self, body: str | None, year: int | None, score: str | None, *,
        verdicts: Verdicts = KEPT, grade: str | None = "good", judged_by: str = JUDGED_BY,
        profile: str = "department", doubts: int = 0,
    ) -> None:  # fmt: skip
        self.reports += 1
        sha = f"{self.reports:064}"
        source = f"{year}/{body or '无名'}.html"
        report = self.write(
            REPORT, sha256=sha, body_id=self.bodies[body] if body else None, body_name=body,
            year=year, form="2021", format="html", title="", doubts=doubts, record=packed({}),
        )  # fmt: skip
        self.file(source, sha256=sha)
        assessment = self.write(
            ASSESSMENT, report_id=report, judged_by=judged_by, program="1", rules_version="1",
            rules_sha256="b" * 64, profile=profile, score=score and Decimal(score),
            judged=Decimal("0.9"), grade=grade, document=packed(_document(verdicts)),
        )  # fmt: skip
        for rule, (status, level, points) in verdicts.items():
            self.write(
                VERDICT, assessment_id=assessment, rule=rule, part=rule.partition(".")[0],
                status=status, level=level, points=points,
                lost=points if status == "fail" else 0, message=f"{rule} 的情况",
            )  # fmt: skip

    def file(self, source: str, state: str = "read", **row: Any) -> None:
        row = {"run_id": 1, "attempts": 1, **row}
        self.write(FILE, source=source, state=state, **row)

    def stood(self, run: int, body: str, year: int, score: str) -> None:
        self.write(
            STANDING, run_id=run, body_id=self.bodies[body], year=year, score=Decimal(score),
            grade="good",
        )  # fmt: skip

    def finding(self, rule: str, body: str, year: int, evidence: str = "{}", **row: Any) -> None:
        row = {"status": "fail", "level": "warning", "message": f"{rule} 的发现", **row}
        self.write(
            FINDING, judged_by=JUDGED_BY, rule=rule, body_id=self.bodies[body], year=year,
            place="", evidence=evidence, **row,
        )  # fmt: skip

    def decide(self, body: str, year: int, rule: str, decision: str) -> None:
        self.write(
            DECISION, body_id=self.bodies[body], year=year, rule=rule, place="",
            decision=decision, reason="已核对", signed_by="王某", decided=datetime(2025, 3, 2),
        )  # fmt: skip


def _inserted(connection: Connection, table: Any, row: Mapping[str, Any]) -> int:
    key = connection.execute(insert(table), row).inserted_primary_key
    return key[0] if key else 0


def _document(verdicts: Verdicts) -> dict[str, Sequence[Any]]:
    return {
        "verdicts": [
            {
                "rule": rule, "status": status, "level": level, "title": f"{rule} 的要求",
                "message": f"{rule} 的情况", "fix": f"{rule} 的改法",
                "basis": ["regulation-711#50.1"],
            }
            for rule, (status, level, _) in verdicts.items()
        ]
    }  # fmt: skip


def ledger(folder: Path | str) -> Ledger:
    """Nine bodies in 2024: four departments with a score, two of them equal; one whose report
    cannot be judged, one that is missing, one unreadable, two townships."""
    book = Ledger(folder)
    book.run()
    for name in ("甲局", "乙局", "丙局", "丁局", "戊局", "己局", "庚局"):
        book.body(f"青岭县{name}")
    for name in ("东镇", "西镇"):
        book.body(f"青岭县{name}人民政府", "township")
    book.report("青岭县甲局", 2024, "90.0", verdicts=FAILED)
    book.report("青岭县乙局", 2024, "95.0")
    book.report("青岭县丙局", 2024, "90.0", verdicts=FAILED)
    book.report(
        "青岭县丁局",
        2024,
        "80.0",
        verdicts=DOUBTED,
    )
    book.report("青岭县戊局", 2024, "99.0", grade=None, doubts=3)
    book.report("青岭县东镇人民政府", 2024, "70.0", profile="township", verdicts=FAILED)
    book.report("青岭县西镇人民政府", 2024, "71.0", profile="township")
    book.file("2024/青岭县庚局.pdf", "unreadable", message="加了密码")
    book.file("2023/扫描.pdf", "unreadable", message="损坏")
    book.file("2024/扫描.pdf", "crashed", message="出错")
    book.report("青岭县甲局", 2023, "85.0")
    book.report("青岭县乙局", 2023, "80.0", verdicts=FAILED)
    return book
