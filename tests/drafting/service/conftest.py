"""A model service on the loopback interface."""

from collections.abc import Iterator

import pytest

from tests.drafting.service.loopback import Loopback, obedient, serving


@pytest.fixture
def service(no_proxy: None) -> Iterator[Loopback]:
    """A service that answers as it is asked to."""
    with serving(Loopback(answer=obedient)) as running:
        yield running
