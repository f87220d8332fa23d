"""One mutated file, the same for the same number."""

from dataclasses import dataclass
from random import Random

from fuzz.damage import damaged
from fuzz.disguise.report import KINDS, disguised
from fuzz.disguise.sight import Sight
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
_DISGUISED, _STRUCTURAL, _PLAIN, _MISNAMED = 0.35, 0.15, 0.3, 0.03
"""Shares of the files: not what they seem, of the rest changed in their structure alone, and of
that rest in their bytes; and how many bear the name of another format."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed report, and what a person sees in it where that is known."""

    seed: Seed
    name: str
    data: bytes
    sight: Sight | None = None


def mutant(seeds: list[Seed], run: int, number: int) -> Mutant:
    """The file of this number in this run."""
    chance = Random(f"{run}/{number}")
    kinds = sorted({seed.kind for seed in seeds} & _SHARES.keys())
    kind = chance.choices(kinds, [_SHARES[kind] for kind in kinds])[0]
    if kind in KINDS and chance.random() < _DISGUISED:
        made = disguised(kind, chance)
        name = f"{made.form}.{made.suffix}"
        return Mutant(Seed(name, kind, b""), f"{number}.{made.suffix}", made.data, made.sight)
    seed = chance.choice([seed for seed in seeds if seed.kind == kind])
    name = f"{number}{seed.suffix}"
    if seed.truth and chance.random() < _STRUCTURAL:
        data = restructured(seed, chance)
        if data is not None:
            return Mutant(seed, name, data, Sight(seed.truth, torn=True))
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
