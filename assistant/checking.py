"""Bring a draft, the archive and the facts together for a check: review knows no facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from assistant.archive.protocol import WordingStore
from assistant.drafting.draft import Fact
from assistant.drafting.pipeline.audit import Unsupported, unsupported
from assistant.review.check.context import context_for
from assistant.review.check.run_rules import Check, check
from assistant.review.copying.plagiarism import Encode
from assistant.review.findings import DraftText
from assistant.review.read_draft import read_draft


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckWish:
    """How a draft is to be checked."""

    facts: tuple[Fact, ...] = ()  # its figures are traced to these, if there are any
    against: str = ""  # the past report's id; "" for the unit's own of the year before
    without: tuple[str, ...] = ()  # rules that are switched off


def check_draft(
    path: Path, store: WordingStore | None, wish: CheckWish, *, encode: Encode
) -> Check:
    """Return what the rules find in the draft at `path`; without an archive only in its own words.

    Raises LoadError, DraftError, ArchiveError.
    """
    draft = read_draft(path)

    def untraced(draft: DraftText) -> Iterable[Unsupported]:
        texts = [paragraph.text for paragraph in draft.paragraphs]
        headings = [one.text for one in draft.paragraphs if one.is_heading]
        given = "\n".join((draft.title, *headings))
        return unsupported(texts, wish.facts, given=given, year=draft.year)

    context = context_for(
        draft,
        store,
        encode=encode,
        against=wish.against,
        facts=[fact.text for fact in wish.facts],
        untraced=untraced if wish.facts else None,
    )
    return check(draft, context, without=wish.without)
