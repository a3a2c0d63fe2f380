"""Build the context of a check: the past report, archive look-ups, the unit's habits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from assistant.archive.protocol import PassageStore, WordingStore
from assistant.records import Filter, Function, Period, ReportEntry, Section
from assistant.review.copying.plagiarism import find_repeated_text
from assistant.review.copying.plain_text import letters_only
from assistant.review.findings import DraftParagraph, DraftText
from assistant.review.organisation_names import is_same_unit
from assistant.review.rules.rule import Context, FactCheck, Habits, PastText, find_nothing
from assistant.review.rules.wording.style import EMPTY, result_paragraphs, states_amount
from assistant.text.clean import clean
from assistant.text.sentences import sentence_spans

if TYPE_CHECKING:
    from assistant.archive.embedding.embedder import Encode

_OWN_REPORTS = 6  # of the unit, newest first: enough to know its habits
_LOOKED_AT = 30  # passages that may hold the words looked for
_SHORTEST_SENTENCE = 5  # characters


def build_context(
    draft: DraftText,
    store: WordingStore | None,
    *,
    encode: Encode,
    against: str = "",
    facts: Sequence[str] = (),
    find_unsupported: FactCheck = find_nothing,
    find_names: Callable[[str], Iterable[tuple[int, int]]] | None = None,
) -> Context:
    """Return the context of a draft; without an archive (None), its period alone.

    `against` is the id of the past report; where it is "", the unit's own of the year before is
    taken, if there is one. Raises ArchiveError for an unknown id.
    """
    period = draft.period
    stated = _letters("\n".join(facts))
    is_stated = (lambda words: _letters(words) in stated) if facts else None
    if store is None:
        return Context(
            period=period,
            find_unsupported=find_unsupported,
            is_stated=is_stated,
            find_names=find_names if facts else None,  # nothing else to hold them against
        )
    own = _reports_of_unit(draft, store)
    entry = store.report(against) if against else _report_of_previous_year(own, period)
    return Context(
        period=period,
        past=past_from_sections(store.sections(entry.id), entry.period) if entry else None,
        find_unsupported=find_unsupported,
        is_stated=is_stated,
        is_known=_build_lookup(store, facts),
        last_use=_last_use(store),
        habits=_measure_habits(own, store),
        find_names=find_names,
        only_writer=_only_writer(store, draft.organisation, facts),
        archived_reports=len(store.reports()),
        repeated=find_repeated_text(draft, store, encode, exclude=archived_copies(draft, store)),
    )


def past_from_sections(sections: Sequence[Section], period: Period) -> PastText:
    """Return sections of a past report as the past text of a check."""
    lines = [(one.text, section) for section in sections for one in section.paragraphs]
    return PastText(
        lines=tuple(text for text, _ in lines),
        reported=tuple(text for text, section in lines if section.function is not Function.PLAN),
        period=period,
    )


def archived_copies(draft: DraftText, store: PassageStore) -> frozenset[str]:
    """Return the ids of reports in the archive that are this draft, ingested before."""
    return frozenset(
        entry.id
        for entry in store.reports()
        if (entry.title, entry.organisation, entry.year)
        == (draft.title, draft.organisation, draft.year)
    )


def _reports_of_unit(draft: DraftText, store: PassageStore) -> list[ReportEntry]:
    """Return the unit's reports, newest first."""
    if not draft.organisation:
        return []
    own = [one for one in store.reports() if is_same_unit(one.organisation, draft.organisation)]
    return sorted(own, key=lambda entry: -(entry.year or 0))


def _report_of_previous_year(own: Sequence[ReportEntry], period: Period) -> ReportEntry | None:
    if period.year is None:
        return None
    wanted = period.year - 1, period.span
    return next((entry for entry in own if (entry.year, entry.span) == wanted), None)


def _build_lookup(store: PassageStore, facts: Sequence[str]) -> Callable[[str], bool]:
    """Return a function that tells whether words occur in the facts or in the archive."""
    stated = _letters("\n".join(facts))

    def is_known(words: str) -> bool:
        plain = _letters(words)
        if plain in stated:
            return True
        ids = [one for one, _ in store.search_keywords(words, limit=_LOOKED_AT, filter=Filter())]
        return any(plain in _letters(passage.paragraph) for passage in store.passages(ids))

    return is_known


def _letters(text: str) -> str:
    return letters_only(clean(text))


def _last_use(store: WordingStore) -> Callable[[str], int | None]:
    """Return a function from a phrase to the last year in which a report uses it."""
    years = {entry.id: entry.year for entry in store.reports() if entry.year}

    def last_use(phrase: str) -> int | None:
        holding = store.reports_containing(clean(phrase))
        return max((years[one] for one in holding if one in years), default=None)

    return last_use


def _only_writer(
    store: WordingStore, organisation: str, facts: Sequence[str]
) -> Callable[[str], str]:
    """Return a function from a name to the one unit, not the draft's, that writes it; "" for none.

    What the facts name, and what several units or the own one write, is nobody else's.
    """
    writers = {entry.id: entry.organisation for entry in store.reports()}
    stated = clean("\n".join(facts))

    def only_writer(name: str) -> str:
        if clean(name) in stated:
            return ""
        found = {writers[one] for one in store.reports_containing(clean(name)) if one in writers}
        others = {one for one in found if one and not is_same_unit(one, organisation)}
        return others.pop() if len(found) == len(others) == 1 else ""

    return only_writer


def _measure_habits(own: Sequence[ReportEntry], store: PassageStore) -> Habits | None:
    """Return the unit's habits; None where the archive has fewer than two of its reports."""
    paragraphs = [
        one for entry in own[:_OWN_REPORTS] for one in _draft_paragraphs(store.sections(entry.id))
    ]
    results = result_paragraphs(paragraphs)
    if len(own) < 2 or not results:
        return None
    lengths = sorted(
        end - start
        for one in paragraphs
        for start, end in sentence_spans(one.text)
        if end - start >= _SHORTEST_SENTENCE
    )
    characters = sum(len(one.text) for one in paragraphs)
    phrases = sum(EMPTY.count_in(one.text) for one in paragraphs)
    return Habits(
        reports=len(own[:_OWN_REPORTS]),
        longest_sentence=lengths[int(0.95 * (len(lengths) - 1))],
        data_share=sum(states_amount(one.text) for one in results) / len(results),
        empty_share=1000 * phrases / characters,
    )


def _draft_paragraphs(sections: Sequence[Section]) -> list[DraftParagraph]:
    return [
        DraftParagraph(
            n=0, line=one.line, text=one.text, section=section.path, function=section.function
        )
        for section in sections
        for one in section.paragraphs
    ]
