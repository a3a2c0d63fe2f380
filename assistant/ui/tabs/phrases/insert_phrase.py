"""Insert an excerpt into a section of the open draft, with its source, without its facts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.drafting.pipeline.adapt_sentence import adapt_sentence
from assistant.errors import ArchiveError, DraftError
from assistant.records import StoredPassage
from assistant.text.similarity import bigrams, overlap_coefficient
from assistant.ui.i18n.language import localized
from assistant.ui.i18n.terms import section_name

if TYPE_CHECKING:
    from assistant.workbench import Workbench


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A text to be inserted, and its place in the archive."""

    text: str
    report_id: str
    line: int


def insert_excerpt(bench: Workbench, draft_id: str, section: int, excerpt: Excerpt) -> str:
    """Append an excerpt to a section as a new paragraph; return a message.

    Figures, dates, masks and names of the other unit become blanks, or this unit's own. Raises
    DraftError for a draft that is gone, and a section that is locked.
    """
    draft = bench.drafts.get(draft_id)
    stored = draft.sections[section]
    if stored.is_locked:
        hint = "请先在“起草”里解锁，或选另一节。"
        raise DraftError(f"这一节已锁定：{section_name(stored.heading)}", hint=hint)
    source = _excerpt_passages(bench, excerpt)
    fit = adapt_sentence(
        excerpt.text, draft.plan, section, unit=source[0].organisation if source else ""
    )
    bench.drafts.edit_section(
        draft_id,
        section,
        "\n".join(filter(None, [stored.text, fit.text])),
        sources=source,
    )
    return _inserted_message(draft.plan.title, section_name(stored.heading), fit.blanks)


def _inserted_message(title: str, heading: str, blanks: int) -> str:
    if not blanks:
        return localized(
            f"已放到《{title}》“{heading}”的末尾，请改成本单位的情况。",
            f"Put at the end of “{heading}” in “{title}”: make it say what your unit did.",
        )
    return localized(
        f"已放到《{title}》“{heading}”的末尾；原报告的数字、日期和名称没有带入，"
        f"留了 {blanks} 处待填。",
        f"Put at the end of “{heading}” in “{title}”; the past report's figures, dates and names "
        f"were left out: to fill in: {blanks}.",
    )


def _excerpt_passages(bench: Workbench, excerpt: Excerpt) -> list[StoredPassage]:
    """Return the passage that contains the excerpt; of headings, the one that the first opens."""
    try:
        passages = bench.archive.passages(excerpt.report_id)
    except ArchiveError:  # removed since it was found: the text stays, without a source
        return []
    behind = [one for one in passages if one.place.line >= excerpt.line] or passages[-1:]
    here = [one for one in behind if one.place.line == behind[0].place.line]
    words = bigrams(excerpt.text)
    best = max(here, key=lambda one: overlap_coefficient(words, bigrams(one.text)))
    if "\n" in excerpt.text:
        return [replace(best, text=excerpt.text, paragraph=excerpt.text)]
    return [best]
