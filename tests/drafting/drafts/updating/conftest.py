"""A draft by the built-in writer, from a table with last year's values and targets."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.drafting.extractive.precedent_writer import PrecedentWriter
from assistant.drafting.facts.load_facts import parse_facts
from tests.drafting.drafts.updating.ledgers import LEDGER, OUTLINE
from tests.drafting.drafts.writers import WrittenDraft, open_workspace


@pytest.fixture
def written(tmp_path: Path) -> WrittenDraft:
    """A workspace, and the id of a draft whose sections are all written."""
    own = open_workspace(tmp_path, PrecedentWriter())
    kept = own.create(OUTLINE, parse_facts(LEDGER))
    own.finish(kept.id)
    return own, kept.id
