"""A draft that is written."""

from tests.drafting.drafts.conftest import written

__all__ = ["written"]
