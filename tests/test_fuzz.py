"""A few hundred of the files that ``make fuzz`` tries: each is read or refused, none wrongly."""

from functools import cache
from pathlib import Path
from random import Random

import pytest

from fuzz.mutation import mutant
from fuzz.seeds import Seed, seeds
from fuzz.structure import restructured
from fuzz.worker import tried

STEP = 60


@cache
def sound() -> list[Seed]:
    return seeds(trials=False)


@pytest.mark.parametrize("first", range(0, 5 * STEP, STEP))
def test_mutated_files_are_read_or_refused(first: int, tmp_path: Path):
    for number in range(first, first + STEP):
        made = mutant(sound(), 1, number)
        path = tmp_path / made.name
        path.write_bytes(made.data)
        _, fault, wrong = tried(path, made)
        assert not fault, f"{number} from {made.seed.name}: {fault}"
        assert not wrong, f"{number} from {made.seed.name}"


def test_the_seeds_are_sound(tmp_path: Path):
    for seed in sound():
        made = mutant([seed], 1, 0)
        path = tmp_path / seed.name
        path.write_bytes(seed.data)
        if seed.kind == "mht":
            continue
        outcome, fault, _ = tried(path, made)
        assert (outcome, fault) == ("read", ""), seed.name


def test_the_same_number_gives_the_same_file():
    assert all(mutant(sound(), 3, number) == mutant(sound(), 3, number) for number in range(40))
    assert len({mutant(sound(), 3, number).data for number in range(40)}) > 30


def test_a_structure_can_be_changed():
    for seed in sound():
        if seed.kind == "html" and seed.truth:
            changed = restructured(seed, Random(1))
            assert changed is not None
            assert changed != seed.data
