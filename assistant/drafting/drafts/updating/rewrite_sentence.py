"""Rewrite a sentence after the facts it rests on have changed: those words alone, if that goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.drafting.draft import DraftSentence, Fact, FigureStatus, Written
from assistant.drafting.drafts.updating.figure_pairs import pair_clauses, pair_figures
from assistant.drafting.drafts.updating.formulas import evaluate_formula, formula_facts
from assistant.drafting.drafts.updating.ledger_changes import FactChangeKind, LedgerChanges
from assistant.drafting.drafts.updating.move_words import turn_move
from assistant.drafting.extractive.fact_clauses import fact_clause
from assistant.drafting.extractive.realization import realize_facts, strip_period
from assistant.drafting.grounding.evidence import Evidence, Trace
from assistant.drafting.grounding.trace import trace_claims
from assistant.records import Period
from assistant.text.figures.figure import Figure, FigureKind
from assistant.text.figures.figure_labels import label_figures
from assistant.text.figures.rounding import format_like, format_rate
from assistant.text.list_marks import ITEMS, strip_item_marks, strip_opening_mark
from assistant.text.spans import overlaps, replace_spans

_REWRITABLE = (FactChangeKind.CHANGED, FactChangeKind.SPLIT)
_LEAD = re.compile("^(?P<lead>[^。；]{8,}，)[^，。；]*$")
_DIGIT = re.compile(r"\d")
_LAST_ZEROS = re.compile(r"(?:\.0+|(?<=\.\d)0+|(?<=\.\d\d)0+)(?!\d)")
_HUNDRED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateContext:
    """The ledgers of an update as far as one section is concerned."""

    changes: LedgerChanges
    before: Evidence
    after: Evidence
    period: Period
    horizon: str = ""  # of a plan: its facts leave it out


@dataclass(frozen=True, slots=True, kw_only=True)
class RewrittenSentence:
    """A sentence as the new ledger has it."""

    text: str
    facts: tuple[Fact, ...]
    is_complete: bool = True  # nothing in it still rests on what has changed


@dataclass(slots=True)
class _Edits:
    """The replacements in a text so far."""

    kept: frozenset[str]  # figures that facts of the sentence state as before
    spans: list[tuple[int, int, str]] = field(default_factory=list)
    is_complete: bool = True

    def add(self, start: int, end: int, words: str) -> None:
        if not self.covers(start, end):
            self.spans.append((start, end, words))

    def covers(self, start: int, end: int) -> bool:
        return overlaps(start, end, [(one, two) for one, two, _ in self.spans])


def rewrite_sentence(
    sentence: DraftSentence, context: UpdateContext, *, figures_alone: bool = False
) -> RewrittenSentence:
    """Return the sentence with what changed in it put right, its facts those of the new ledger.

    First the words of a fact as they stand, then its clauses, then single figures, those that were
    derived among them; in a heading the `figures_alone`. Where that leaves a figure without a
    source, it is not complete.
    """
    written = Written(text=sentence.text, facts=sentence.facts, precedents=sentence.precedents)
    traces = trace_claims(written, context.before)
    facts = _new_facts(sentence, traces, context.changes)
    edits = _Edits(kept=_kept_figures(sentence, context.changes))
    worded = () if figures_alone else _changed_facts(sentence, traces, context.changes)
    for fact in worded:
        _restate(sentence.text, fact, context, edits)
    for trace in traces:
        if not edits.covers(trace.claim.start, trace.claim.end):
            _replace_claim(sentence.text, trace, context, edits)
    text = replace_spans(sentence.text, edits.spans)
    is_complete = edits.is_complete and not _has_new_blank(text, facts, traces, context)
    return RewrittenSentence(text=text, facts=facts, is_complete=is_complete)


def restate_sentence(sentence: DraftSentence, facts: Sequence[Fact], context: UpdateContext) -> str:
    """Return a sentence that only states the facts, behind the lead and the number it had.

    To the letter of the ledger, where the gate would not let the writer's own wording pass.
    """
    written = realize_facts(facts, period=context.period, is_timed_before=True)
    stated = strip_period("".join(one.text for one in written), context.horizon)
    if any(one.is_unsupported for one in _trace(stated, facts, context.after)):
        stated = "".join(f"{fact.text.rstrip('。；，')}。" for fact in facts)
    plain = strip_opening_mark(sentence.text, ITEMS)
    mark = sentence.text[: len(sentence.text) - len(plain)]
    traces = _trace(plain, sentence.facts, context.before)
    first = min((one.claim.start for one in traces), default=0)
    lead = _LEAD.match(plain[:first]) if sentence.precedents else None
    return f"{mark}{lead['lead'] if lead else ''}{stated}"


def remove_fact(text: str, fact: Fact, context: UpdateContext) -> str:
    """Return the text without the words that state a fact; unchanged where it has none of them."""
    for words in _forms(fact, context):
        start = text.find(words)
        if start >= 0:
            end = start + len(words)
            is_behind = text[start - 1 : start] in ("，", "；")
            return text[: start - is_behind] + text[end + (not is_behind) :]
    return text


def _new_facts(
    sentence: DraftSentence, traces: Sequence[Trace], changes: LedgerChanges
) -> tuple[Fact, ...]:
    """Return the facts of the sentence in the new ledger; one that is gone stays."""
    cited = _cited_facts(sentence, traces)
    return tuple(
        dict.fromkeys(new for fact in cited for new in (changes.successors(fact) or (fact,)))
    )


def _cited_facts(sentence: DraftSentence, traces: Sequence[Trace]) -> list[Fact]:
    """Return the facts that a sentence names or its figures were traced to, each once."""
    return list(dict.fromkeys((*sentence.facts, *(one.fact for one in traces if one.fact))))


def _changed_facts(
    sentence: DraftSentence, traces: Sequence[Trace], changes: LedgerChanges
) -> Iterator[Fact]:
    for fact in _cited_facts(sentence, traces):
        change = changes.by_fact.get(fact)
        if change is not None and change.kind in _REWRITABLE:
            yield fact


def _kept_figures(sentence: DraftSentence, changes: LedgerChanges) -> frozenset[str]:
    return frozenset(
        place.figure.key
        for fact in sentence.facts
        if not changes.is_outdated(fact)
        for place in label_figures(fact.text)
    )


def _restate(text: str, fact: Fact, context: UpdateContext, edits: _Edits) -> None:
    """Replace the words of a fact where the text has them as the writer puts them."""
    new = context.changes.by_fact[fact].after
    for form, words in enumerate(_forms(fact, context)):
        start = text.find(words)
        if start >= 0:
            forms = [_forms(one, context) for one in new]
            said = "，".join(dict.fromkeys(one[min(form, len(one) - 1)] for one in forms))
            edits.add(start, start + len(words), said)
            return
    for words, said in pair_clauses(fact.text, "，".join(one.text for one in new)):
        start = text.find(words)
        if start < 0 or words == said:
            continue
        if said:
            edits.add(start, start + len(words), said)
        elif text[start - 1 : start] in ("，", "；"):
            edits.add(start - 1, start + len(words), "")


def _forms(fact: Fact, context: UpdateContext) -> tuple[str, ...]:
    """Return the ways in which the writer states a fact, the longest first."""
    clause = fact_clause(fact, context.period)
    plain = fact.text.rstrip("。；，")
    bare = strip_period(clause, context.horizon)
    return clause, plain, bare, strip_item_marks(plain), *fact.statements


def _replace_claim(text: str, trace: Trace, context: UpdateContext, edits: _Edits) -> None:
    """Replace a figure that rests on what changed, or note that it cannot be."""
    if trace.status is FigureStatus.COMPUTED and trace.fact is None:
        _replace_derived(text, trace, context, edits)
        return
    change = context.changes.by_fact.get(trace.fact) if trace.fact else None
    if change is None or change.kind not in _REWRITABLE or trace.fact is None:
        return
    if trace.figure is None or trace.claim.place is None:
        return  # words: the gate tells whether they hold
    claimed = text[trace.claim.start : trace.claim.end]
    old = trace.figure.place
    pairs = [pair_figures(trace.fact, one).get(old.figure.start) for one in change.after]
    new = next(filter(None, pairs), None)
    if new is None or new.figure.number is None:
        edits.is_complete = False
    elif new.figure.text != old.figure.text or new.move != old.move:
        said = _said_like(claimed, trace.claim.place.figure, old.figure, new.figure)
        _replace_figure(text, trace, said, edits, is_turned=new.move * old.move < 0)


def _said_like(claimed: str, said: Figure, old: Figure, new: Figure) -> str:
    """Return the new figure written as the old one was: to the letter, or rounded as it was."""
    if old.key == new.key and claimed != old.text:
        return claimed
    if claimed == old.text or said.kind is not new.kind or said.unit != new.unit:
        return new.text
    return _format(abs(new.number or Decimal(0)), said)


def _format(number: Decimal, figure: Figure) -> str:
    """Return a number written as a figure is, without zeros at the end: 4.18亿元, not 4.180亿元."""
    return _LAST_ZEROS.sub("", format_like(number, figure))


def _replace_figure(text: str, trace: Trace, said: str, edits: _Edits, *, is_turned: bool) -> None:
    start, end = trace.claim.start, trace.claim.end
    if is_turned:
        turned = turn_move(text, trace.claim.place.figure) if trace.claim.place else None
        if turned is None:
            edits.is_complete = False
            return
        edits.add(*turned)
    edits.add(start, end, said)


def _replace_derived(text: str, trace: Trace, context: UpdateContext, edits: _Edits) -> None:
    """Replace a figure derived from facts of which one has changed."""
    changed = {
        fact.id: fact for fact in context.changes.by_fact if context.changes.is_outdated(fact)
    }
    ids = formula_facts(trace.origin)
    if changed.keys().isdisjoint(ids) or trace.claim.place is None:
        return
    figure = trace.claim.place.figure
    if figure.key in edits.kept or not _DIGIT.search(figure.text):  # 过半 may hold as before
        return
    amounts = list(_amount_pairs(ids, context))
    result = evaluate_formula(trace.origin, amounts)
    before = evaluate_formula(trace.origin, [(old, old) for old, _ in amounts])
    if result is None or before is None:
        edits.is_complete = False
        return
    is_rate = figure.kind is FigureKind.PERCENT and "÷" in trace.origin
    number = abs(result) * (_HUNDRED if is_rate else 1)
    said = f"{format_rate(number)}%" if is_rate else _format(number, figure)
    _replace_figure(text, trace, said, edits, is_turned=result * before < 0)


def _amount_pairs(ids: Sequence[str], context: UpdateContext) -> Iterator[tuple[Figure, Figure]]:
    """Yield the figures of the old facts with these ids, each with the new one."""
    for fact, change in context.changes.by_fact.items():
        if fact.id not in ids:
            continue
        for place in label_figures(fact.text):
            for one in change.after:
                if new := pair_figures(fact, one).get(place.figure.start):
                    yield place.figure, new.figure


def _has_new_blank(
    text: str, facts: Sequence[Fact], traces: Sequence[Trace], context: UpdateContext
) -> bool:
    """Return whether the gate would blank more of the new text than of the old one."""
    found = _trace(text, facts, context.after)
    return sum(one.is_unsupported for one in found) > sum(one.is_unsupported for one in traces)


def _trace(text: str, facts: Sequence[Fact], evidence: Evidence) -> list[Trace]:
    return trace_claims(Written(text=text, facts=tuple(facts)), evidence)
