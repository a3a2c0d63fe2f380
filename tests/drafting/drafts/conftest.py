"""A draft that is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.drafting.facts.load_facts import parse_facts
from tests.drafting.drafts.writers import WrittenDraft, open_workspace
from tests.drafting.samples import FACTS, OUTLINE


@pytest.fixture
def written(tmp_path: Path) -> WrittenDraft:
    """A workspace, and the id of a draft whose sections are all written."""
    own = open_workspace(tmp_path)
    kept = own.create(OUTLINE, parse_facts(FACTS))
    own.finish(kept.id)
    return own, kept.id
