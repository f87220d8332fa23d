"""Fixtures of the tests of inference."""

import pytest

from gongkai.inference import durable as inference_module
from inference.hazards import Eavesdropper


@pytest.fixture
def overheard(monkeypatch: pytest.MonkeyPatch) -> Eavesdropper:
    between = Eavesdropper(inference_module.durable)
    monkeypatch.setattr(inference_module, "durable", between)
    return between
