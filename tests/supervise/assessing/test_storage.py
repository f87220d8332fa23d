"""Reports behind URLs, results in shared storage, standards sent to machines without the files."""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest

pytest.importorskip("fsspec", reason="the extra cluster is not installed")

from gongkai.model.errors import GongkaiError, UnreadableFile
from gongkai.readers import read, read_bytes
from gongkai.supervise.assessing.bundle import Bundle, pack, unpack
from gongkai.supervise.assessing.criteria import Criteria, standard
from gongkai.supervise.assessing.input_files import InputFile, list_sources
from gongkai.supervise.assessing.run import Run
from gongkai.supervise.assessing.storage import get, put, storage
from gongkai.supervise.assessing.store import Store, through
from gongkai.supervise.assessing.worker import Job, assess_file
from gongkai.supervise.register import open_register
from gongkai.supervise.register.outcome import Outcome
from supervise.assessing.made import CRITERIA, assess, exported, write_reports

STANDARD = standard(CRITERIA)


@pytest.fixture
def bucket(tmp_path: Path) -> Iterator[str]:
    """A place in memory that is reached by URL only, with three reports in it."""
    url = f"memory://{tmp_path.name}"
    for path in write_reports(tmp_path / "local", 3):
        put(f"{url}/reports/2024/{path.name}", path.read_bytes())
    yield url
    files, path = storage(url)
    getattr(files, "rm")(path, recursive=True)  # noqa: B009  (no part of what the program uses)


def test_a_tree_behind_a_url_is_listed_as_a_folder_is(bucket: str):
    for name in (".hidden", "~$000.docx", "Thumbs.db", ".git/x.txt"):
        put(f"{bucket}/reports/{name}", b"x")
    listing = list_sources([f"{bucket}/reports/"])
    (root,) = listing.roots
    assert [one.name for one in listing.sources] == [
        f"{root}/2024/{name}" for name in ("000.txt", "001.html", "002.txt")
    ]
    assert all(listing.covers(one.name) for one in listing.sources)
    (one,) = list_sources([listing.sources[0].name]).sources
    assert one == listing.sources[0]


def test_what_lies_behind_a_url_is_the_same_document(bucket: str, tmp_path: Path):
    source = list_sources([f"{bucket}/reports"]).sources[0]
    path = tmp_path / "local" / "000.txt"
    assert source.sha256() == read(path).sha256
    for document in (read_bytes(source.name, path.read_bytes()), read(path)):
        outcome = assess_file(Job(source, source.sha256()), STANDARD)
        assert outcome.judged
        assert outcome.sha256 == document.sha256


def test_what_cannot_be_listed_or_reached_is_an_error(bucket: str):
    for url, key in (
        (f"{bucket}/nowhere", r"assess\.no_source"),
        ("nosuch://bucket/reports", r"storage\.failed"),
        ("sftp://user:secret@host.invalid/reports", r"storage\.password"),
    ):
        with pytest.raises(GongkaiError, match=key):
            list_sources([url])
    gone = InputFile(f"{bucket}/gone.txt", f"{bucket}/gone.txt")
    assert gone.sha256() is None
    with pytest.raises(UnreadableFile, match=r"read\.missing"):
        gone.content()


def test_a_backend_that_is_not_installed_names_the_command():
    if find_spec("s3fs"):
        pytest.skip("s3fs is installed")
    with pytest.raises(GongkaiError, match=r"storage\.no_backend.*s3fs"):
        list_sources(["s3://bucket/reports"])


def test_a_register_is_filled_from_a_store_as_by_judging(tmp_path: Path, bucket: str):
    asked, kept = f"{bucket}/reports", f"{bucket}/kept"
    registers = [open_register(tmp_path / f"{name}.db") for name in ("plain", "kept", "filled")]
    assess(registers[0], asked)
    calls: list[int] = []

    def judge(jobs: object) -> Iterator[Outcome]:
        for job in jobs:  # pyright: ignore
            calls.append(1)
            yield assess_file(job, STANDARD)  # pyright: ignore

    for register in registers[1:]:
        store = Store(kept, STANDARD.judged_by)
        run = Run(register, list_sources([asked]), STANDARD)
        assert len([step for step in run.steps(through(store, judge)) if step]) == 3
    assert len(calls) == 3, "the second run judged nothing"
    texts = {exported(register) for register in registers}
    assert len(texts) == 1
    for register in registers:
        register.close()


@pytest.mark.parametrize("spoil", [
    lambda data: data[: len(data) // 2],
    lambda data: b"no outcome",
    lambda data: zlib.compress(b'{"version": 1}'),
    lambda data: zlib.compress(b"[]"),
    lambda data: zlib.compress(b" " * (65 << 20)),
], ids=["cut off", "other bytes", "too little", "no record", "too large"])  # fmt: skip
def test_a_damaged_outcome_is_none(bucket: str, spoil: object):
    source = list_sources([f"{bucket}/reports"]).sources[0]
    job = Job(source, source.sha256())
    store = Store(f"{bucket}/kept", STANDARD.judged_by)
    store.keep(assess_file(job, STANDARD))
    assert store.take(job) == assess_file(job, STANDARD)
    assert job.sha256
    assert store.take(replace(job, sha256="0" * 64)) is None
    files, path = storage(f"{bucket}/kept/outcomes")
    (url,) = (files.unstrip_protocol(one) for one in files.find(path))
    put(url, spoil(get(url)))  # pyright: ignore
    assert store.take(job) is None


def test_a_standard_is_the_same_where_its_files_are_not(tmp_path: Path):
    rules = tmp_path / "rules"
    (rules / "checks").mkdir(parents=True)
    waivers = tmp_path / "waivers.toml"
    builtin = next(iter((Path(__file__).parents[3] / "rules" / "profiles").glob("*.toml")))
    (rules / "profiles").mkdir()
    (rules / "profiles" / builtin.name).write_bytes(builtin.read_bytes() + b"\n# ours\n")
    waivers.write_text(
        '[[waiver]]\nrule = "requests.balance"\nbody = "云溪县教育局"\nyear = 2024\n'
        'reason = "other"\ntext = "另有说明。"\nsigned_by = "王某"\nexpires = 2027-01-01\n',
        encoding="utf-8",
    )
    asked = Criteria(rules=(rules,), waivers=(waivers,), today=date(2026, 1, 1))
    here = standard(asked)
    bundle = pack(here)
    for path in (waivers, rules / "profiles" / builtin.name):
        path.unlink()
    assert unpack(bundle).judged_by == here.judged_by
    _refuses(replace(bundle, program="0.0.0"), r"bundle\.other_program")
    _refuses(replace(bundle, rules_sha256="0" * 64), r"bundle\.other_rules")


def _refuses(bundle: Bundle, key: str) -> None:
    with pytest.raises(GongkaiError, match=key):
        unpack(bundle)
