"""Gather what the rules may know besides the draft: past report, archive, the unit's habits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from assistant.archive.protocol import PassageStore, WordingStore
from assistant.records import Filter, Function, Period, ReportEntry, Section
from assistant.review.copying.plagiarism import Encode, repetition
from assistant.review.findings import DraftParagraph, DraftText
from assistant.review.rules.rule import Context, FactCheck, Habits, Past, Timeline
from assistant.review.rules.wording.style import EMPTY, has_data, results_of
from assistant.review.unit_names import same_unit
from assistant.text.clean import clean
from assistant.text.sentences import sentence_spans

_OWN_REPORTS = 6  # of the unit, newest first: enough to know its habits
_LOOKED_AT = 30  # passages that may hold the words looked for
_SHORTEST_SENTENCE = 5  # characters


def period_of(draft: DraftText) -> Period:
    """Return the period a draft reports on."""
    return Period(year=draft.year, span=draft.span)


def context_for(
    draft: DraftText,
    store: WordingStore | None,
    *,
    encode: Encode,
    against: str = "",
    facts: Sequence[str] = (),
    untraced: FactCheck | None = None,
) -> Context:
    """Return all that is known about a draft; without an archive (None) only what it says itself.

    `against` is the id of the past report; where it is "", the unit's own of the year before is
    taken, if there is one. Raises ArchiveError for an unknown id.
    """
    period = period_of(draft)
    if store is None:
        return Context(period=period, untraced=untraced)
    own = _own_reports(draft, store)
    entry = store.report(against) if against else _year_before(own, period)
    return Context(
        period=period,
        past=past_of(entry, store.sections(entry.id)) if entry else None,
        untraced=untraced,
        is_known=_lookup(store, facts),
        timeline=_timelines(store),
        habits=_habits(own, store),
        repeated=repetition(draft, store, encode, but=reports_of(draft, store)),
    )


def past_of(entry: ReportEntry, sections: Sequence[Section]) -> Past:
    """Return a report of the archive as the rules read it."""
    return past_in(sections, Period(year=entry.year, span=entry.span))


def past_in(sections: Sequence[Section], period: Period) -> Past:
    """Return a report with these sections as the rules read it."""
    lines = [(one.text, section) for section in sections for one in section.paragraphs]
    return Past(
        lines=tuple(text for text, _ in lines),
        told=tuple(text for text, section in lines if section.function is not Function.PLAN),
        period=period,
    )


def reports_of(draft: DraftText, store: PassageStore) -> frozenset[str]:
    """Return the draft's own ids where it is in the archive already, handed in and read again."""
    return frozenset(
        entry.id
        for entry in store.reports()
        if (entry.title, entry.organisation, entry.year)
        == (draft.title, draft.organisation, draft.year)
    )


def _own_reports(draft: DraftText, store: PassageStore) -> list[ReportEntry]:
    """Return the unit's reports, newest first."""
    if not draft.organisation:
        return []
    own = [one for one in store.reports() if same_unit(one.organisation, draft.organisation)]
    return sorted(own, key=lambda entry: -(entry.year or 0))


def _year_before(own: Sequence[ReportEntry], period: Period) -> ReportEntry | None:
    if period.year is None:
        return None
    wanted = period.year - 1, period.span
    return next((entry for entry in own if (entry.year, entry.span) == wanted), None)


def _lookup(store: PassageStore, facts: Sequence[str]) -> Callable[[str], bool]:
    """Return a function that says whether words stand in the facts or the archive."""
    stated = _plain("\n".join(facts))

    def is_known(words: str) -> bool:
        plain = _plain(words)
        if plain in stated:
            return True
        ids = [one for one, _ in store.matching(words, limit=_LOOKED_AT, filter=Filter())]
        return any(plain in _plain(passage.paragraph) for passage in store.passages(ids))

    return is_known


def _plain(text: str) -> str:
    return "".join(c for c in clean(text) if c.isalnum())


def _timelines(store: WordingStore) -> Callable[[str], Timeline | None]:
    """Return a function that says in which years the archive's reports use a phrase."""
    years = {entry.id: entry.year for entry in store.reports() if entry.year}

    def timeline(phrase: str) -> Timeline | None:
        found = Counter(
            years[one] for one in store.reports_containing(clean(phrase)) if one in years
        )
        if not found:
            return None
        return Timeline(first=min(found), last=max(found), by_year=dict(sorted(found.items())))

    return timeline


def _habits(own: Sequence[ReportEntry], store: PassageStore) -> Habits | None:
    """Return how the unit writes; None where the archive has fewer than two of its reports."""
    paragraphs = [
        one for entry in own[:_OWN_REPORTS] for one in _paragraphs(store.sections(entry.id))
    ]
    results = results_of(paragraphs)
    if len(own) < 2 or not results:
        return None
    lengths = sorted(
        end - start
        for one in paragraphs
        for start, end in sentence_spans(one.text)
        if end - start >= _SHORTEST_SENTENCE
    )
    characters = sum(len(one.text) for one in paragraphs)
    phrases = sum(len(EMPTY.findall(one.text)) for one in paragraphs)
    return Habits(
        reports=len(own[:_OWN_REPORTS]),
        longest_sentence=lengths[int(0.95 * (len(lengths) - 1))],
        data_share=sum(has_data(one.text) for one in results) / len(results),
        empty_share=1000 * phrases / characters,
    )


def _paragraphs(sections: Sequence[Section]) -> list[DraftParagraph]:
    return [
        DraftParagraph(
            n=0, line=one.line, text=one.text, section=section.path, function=section.function
        )
        for section in sections
        for one in section.paragraphs
    ]
