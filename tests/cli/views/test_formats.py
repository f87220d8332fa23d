"""Every output is named in one place, and every name leads to a function of the right shape."""

from collections.abc import Iterator
from inspect import signature

import pytest

from gongkai_cli.views import formats
from gongkai_cli.views.format import Data, Drawing, Format

_PARAMETERS: dict[type[Format], int] = {Data: 2, Drawing: 2}
"""Without the stream; the others write into it themselves."""


def _every() -> Iterator[tuple[str, Format]]:
    for subject, known in vars(formats).items():
        if subject.isupper():
            for name, one in known.items():
                yield f"{subject} {name}", one


@pytest.mark.parametrize(("name", "known"), list(_every()))
def test_a_format_leads_to_its_function(name: str, known: Format):
    assert len(signature(known.made_by()).parameters) == _PARAMETERS.get(type(known), 3), name
