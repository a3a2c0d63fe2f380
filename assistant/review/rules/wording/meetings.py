"""Find party meetings named as the newest where a newer one had been held."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.period_days import chinese_date, last_writing_day, period_days
from assistant.records import Period
from assistant.reports.formulations import Meeting, Role, formulations, meetings
from assistant.review.findings import DraftParagraph, DraftText
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.rule import Context, RuleMatch, enclosing_clause, enclosing_sentence
from assistant.text.lexicon import group

_CONGRESSES = {"十六": 16, "十七": 17, "十八": 18, "十九": 19, "二十": 20}
_CONGRESS = "|".join(_CONGRESSES)
_PLENUM = "一二三四五六七"
_SPIRIT = re.compile(
    f"(?:党的)?(?:{_CONGRESS})"
    f"(?:大(?:[及和与、]?(?:{_CONGRESS})届[{_PLENUM}历次、届中]{{1,12}}全会)?(?:报告)?"
    f"|届[{_PLENUM}]中全会)(?:最新)?精神"
)
_PLENUMS = {c: n for n, c in enumerate(_PLENUM, start=1)}
_ALL_PLENUMS = 99
_HISTORY = group("review.past_campaign")
_YEAR = re.compile(r"(?:19|20)\d\d年")


def find_outdated_meetings(draft: DraftText, context: Context) -> Iterator[RuleMatch]:
    """Yield meetings older than the newest before the period, or held only after it."""
    found = [
        (paragraph, match)
        for paragraph in draft.paragraphs
        for match in _SPIRIT.finditer(paragraph.text)
    ]
    first, _ = period_days(context.period)
    before = [row for row in meetings() if row.day <= first]
    held = [row for row in meetings() if row.day <= last_writing_day(context.period)]
    if not found or not before:
        return  # nothing named, or older than the table
    newest = max(_meeting_rank(match[0]) for _, match in found)
    current = max(before, key=_rank_of)
    for paragraph, match in found:
        rank = _meeting_rank(match[0])
        if rank > max(map(_rank_of, held)) and rank[1] != _ALL_PLENUMS:
            yield _future_meeting(paragraph, match, rank)
        elif rank == newest and _is_outdated(rank, current, _sentence_of(paragraph, match)):
            yield _outdated_meeting(paragraph, match, current, context, only=True)
            return
        elif rank[0] < current.rank[0] and _is_carried_out(paragraph, match, rank):
            yield _outdated_meeting(paragraph, match, current, context, only=False)


def _rank_of(row: Meeting) -> tuple[int, int]:
    return row.rank


def _sentence_of(paragraph: DraftParagraph, match: re.Match[str]) -> str:
    start, end = enclosing_sentence(paragraph.text, match.start())
    return paragraph.text[start:end]


def _is_outdated(rank: tuple[int, int], current: Meeting, sentence: str) -> bool:
    """Return whether a newer meeting had been held when the period began.

    A congress named without its plenums stays right until the next congress.
    """
    if _meeting_rank(sentence) > rank:
        return False
    congress, plenum = current.rank
    return rank[0] < congress or (rank[0] == congress and 1 < rank[1] < plenum)


def _is_carried_out(paragraph: DraftParagraph, match: re.Match[str], rank: tuple[int, int]) -> bool:
    """Return whether a meeting before the last congress stands alone and is still carried out."""
    sentence = _sentence_of(paragraph, match)
    start, end = enclosing_clause(paragraph.text, match.start())
    clause = paragraph.text[start:end]
    return _meeting_rank(clause) <= rank and not (
        _HISTORY.occurs_in(sentence) or _YEAR.search(clause)
    )


def _outdated_meeting(
    paragraph: DraftParagraph,
    match: re.Match[str],
    current: Meeting,
    context: Context,
    *,
    only: bool,
) -> RuleMatch:
    spirit = _current_spirit(context.period)
    told = "全文最新只提到" if only else "这里还在写"
    return RuleMatch(
        paragraph=paragraph,
        start=match.start(),
        end=match.end(),
        reason=f"{told}“{match[0]}”；{current.name}已于{chinese_date(current.day)}闭幕，"
        f"早于报告期{last_use_note(match[0], context)}",
        suggestion=f"核对是否应为“{spirit}”" if spirit else "核对是否更新",
        source=_closing_day(current),
    )


def _current_spirit(period: Period) -> str:
    """Return the newest 会议精神 formulation for a period; "" for none."""
    _, last = period_days(period)
    named = [one for one in formulations() if one.role is Role.SPIRIT and one.start <= last]
    return max(named, key=lambda one: one.start).text if named else ""


def _future_meeting(
    paragraph: DraftParagraph, match: re.Match[str], rank: tuple[int, int]
) -> RuleMatch:
    later = next((row for row in meetings() if row.rank == rank), None)
    since = f"（{later.name}{chinese_date(later.day)}闭幕）" if later else ""
    return RuleMatch(
        paragraph=paragraph,
        start=match.start(),
        end=match.end(),
        reason=f"“{match[0]}”{since}晚于报告期",
        suggestion="核对年份和会议",
        source=_closing_day(later) if later else None,
    )


def _closing_day(meeting: Meeting) -> Source:
    """Return the day on which a meeting closed, as grounds."""
    closed = f"{meeting.name}（{chinese_date(meeting.day)}闭幕）"
    return Source(origin=RuleOrigin.DOCUMENT, basis=closed)


def _meeting_rank(text: str) -> tuple[int, int]:
    """Return (congress, plenum) of the newest meeting in `text`; 历次 is above all."""
    congresses = re.findall(f"({_CONGRESS})[大届]", text)
    if not congresses:
        return 0, 0
    newest = max(_CONGRESSES[name] for name in congresses)
    if "历次" in text:
        return newest, _ALL_PLENUMS
    own = text.rpartition("届")[2] if "届" in text else ""
    return newest, max((_PLENUMS[c] for c in own if c in _PLENUMS), default=0)


def last_use_note(phrase: str, context: Context) -> str:
    """Return a note with the last year of the phrase in the archive; "" where it is unknown."""
    year = context.last_use(phrase) if context.last_use else None
    return f"；档案中最近一次出现于{year}年" if year else ""
