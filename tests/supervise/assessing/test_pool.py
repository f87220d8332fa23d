"""A file that breaks its process costs that file only."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from gongkai.model.errors import GongkaiError
from gongkai.model.message import render
from gongkai.supervise.assessing.input_files import InputFile
from gongkai.supervise.assessing.pool import Allowance, pool
from gongkai.supervise.assessing.worker import Job
from gongkai.supervise.register.outcome import Outcome

MAKER = "supervise.assessing.breaking:breaking"


def _run(
    names: Sequence[str], folder: Path, *, maker: str = MAKER, workers: int = 2, seconds: float = 60
) -> dict[str, Outcome]:
    jobs = [Job(InputFile(name, name), None) for name in names]
    bounds = Allowance(seconds, 4 << 30)
    outcomes = [
        one
        for one in pool(jobs, maker, str(folder), workers=workers, bounds=bounds)
        if one is not None
    ]
    assert len(outcomes) == len(names), "each file once"
    return {one.source: one for one in outcomes}


def test_the_others_are_judged_whatever_happens_to_one(tmp_path: Path):
    good = [f"good{number:02}" for number in range(20)]
    bad = {"segfault": "SIGSEGV", "exit": "9", "memory": "内存"}
    names = sorted([*good[:10], *bad, *good[10:]], key=lambda name: name[::-1])
    outcomes = _run(names, tmp_path)
    assert {name for name, one in outcomes.items() if one.state == "read"} == set(good)
    for name, reason in bad.items():
        one = outcomes[name]
        assert (one.state, one.attempts) == ("crashed", 2)
        assert reason in render(one.message)
        pids = (tmp_path / f"{name}.trace").read_text(encoding="utf-8").split()
        assert len(set(pids)) == 2, "twice, in processes of their own"
    for name in good:
        tries = (tmp_path / f"{name}.trace").read_text(encoding="utf-8").split()
        assert len(tries) == 1, name


def test_a_file_that_hangs_is_given_up(tmp_path: Path):
    outcomes = _run(["a", "hang", "b"], tmp_path, workers=1, seconds=0.5)
    assert outcomes["hang"].state == "crashed"
    assert {outcomes["a"].state, outcomes["b"].state} == {"read"}


def test_what_fails_once_and_not_again_is_read(tmp_path: Path):
    outcomes = _run(["once", "a"], tmp_path)
    assert outcomes["once"].state == "read"


@pytest.mark.parametrize(("maker", "told"), [("unable", "no rules"), ("dying", "1")])
def test_a_process_that_cannot_begin_ends_the_run(tmp_path: Path, maker: str, told: str):
    with pytest.raises(GongkaiError) as raised:
        _run(["a"], tmp_path, maker=f"supervise.assessing.breaking:{maker}")
    assert told in render(raised.value.message)


def test_leaving_early_leaves_no_process_behind(tmp_path: Path):
    jobs = [Job(InputFile(name, name), None) for name in ("a", "hang", "b", "hang2")]
    outcomes = pool(jobs, MAKER, str(tmp_path), workers=2)
    next(one for one in outcomes if one)
    outcomes.close()  # pyright: ignore
    import multiprocessing

    assert multiprocessing.active_children() == []
