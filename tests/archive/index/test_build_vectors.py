"""Vectors are committed about every two seconds, be the model fast or slow."""

import pytest

from assistant.archive.index.build_vectors import next_count


@pytest.mark.parametrize(
    ("count", "seconds", "expected"),
    [
        pytest.param(64, 0.01, 128, id="a fast model is given more"),
        pytest.param(3000, 0.5, 4096, id="up to a bound"),
        pytest.param(512, 1.5, 512, id="about right"),
        pytest.param(512, 5.0, 256, id="a slow one is given less"),
        pytest.param(64, 90.0, 64, id="down to a bound"),
    ],
)
def testnext_count(count: int, seconds: float, expected: int) -> None:
    assert next_count(count, seconds, least=64) == expected
