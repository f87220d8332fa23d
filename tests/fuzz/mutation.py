"""One mutated file, the same for the same number."""

from dataclasses import dataclass
from random import Random

from fuzz.damage import damaged
from fuzz.markup import mangled
from fuzz.packages import redrawn, repacked, resectored
from fuzz.seeds import Seed
from fuzz.structure import restructured

_INSIDE = {
    "docx": repacked, "xlsx": repacked, "ods": repacked, "odt": repacked, "pdf": redrawn,
    "doc": resectored, "xls": resectored,
}  # fmt: skip
_SHARES = {
    "txt": 2, "html": 4, "mht": 2, "docx": 4, "doc": 4, "pdf": 2, "xlsx": 3, "xls": 3, "ods": 3,
    "odt": 3, "rtf": 0.3, "json": 1, "toml": 1,
}  # fmt: skip
_STRUCTURAL, _PLAIN, _MISNAMED = 0.15, 0.3, 0.03
"""Shares of the files: changed in their structure alone, and below that in their bytes; and how
many bear the name of another format."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed report; ``structural`` where no digit of it was touched."""

    seed: Seed
    name: str
    data: bytes
    structural: bool = False


def mutant(seeds: list[Seed], run: int, number: int) -> Mutant:
    """The file of this number in this run."""
    chance = Random(f"{run}/{number}")
    kinds = sorted({seed.kind for seed in seeds} & _SHARES.keys())
    kind = chance.choices(kinds, [_SHARES[kind] for kind in kinds])[0]
    seed = chance.choice([seed for seed in seeds if seed.kind == kind])
    name = f"{number}{seed.suffix}"
    if seed.truth and chance.random() < _STRUCTURAL:
        data = restructured(seed, chance)
        if data is not None:
            return Mutant(seed, name, data, structural=True)
    other = chance.choice(seeds).data
    if chance.random() < _PLAIN:
        data = damaged(seed.data, chance, other)
    elif kind in _INSIDE:
        data = _INSIDE[kind](seed.data, chance, other)
    else:
        data = mangled(seed.data, chance)
    if chance.random() < _MISNAMED:
        name = f"{number}{chance.choice(seeds).suffix}"
    return Mutant(seed, name, data)
