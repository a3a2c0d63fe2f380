"""Write the opening and the closing sentence of a report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.draft import Brief, Retrieve, Written, WrittenParagraphs
from assistant.drafting.extractive.opening.main_results import main_results
from assistant.drafting.extractive.opening.theme_topics import theme_topics
from assistant.drafting.outline.period_labels import period_label
from assistant.drafting.topics.choose_form import choose_form
from assistant.drafting.topics.formulations import formulation_in_use
from assistant.drafting.topics.genres import Genre, genre_of
from assistant.drafting.topics.leadership import reporting_body
from assistant.drafting.topics.speakers import Speaker, speaker_of
from assistant.records import Period, Span
from assistant.reports.formulations import Role
from assistant.reports.titles import special_topic

_FROM_YEAR = re.compile(r"(?:19|20)\d\d年.*工作.*$")
_REPORT = re.compile("报告$|汇报$|材料$")
_BRIEFING = re.compile("汇报$|汇报材料$")
_FEWEST_WORKS, _MOST_WORKS = 2, 6
_HALF = ("对照序时进度要求", "围绕全年目标任务")
_OF_YEAR = "年度"  # what a duty says of the year, half a year says in its own way
_WORKS = ("统筹抓好{}等工作", "扎实推进{}等工作", "着力做好{}等工作")
# The clauses of an opening in several orders; "who" stands in front of the clause behind it.
_ORDERS = (
    ("who", "guide", "spirit", "campaign", "led", "duty", "half", "works"),
    ("led", "who", "guide", "spirit", "campaign", "duty", "half", "works"),
    ("who", "led", "guide", "spirit", "duty", "half", "campaign", "works"),
)
_PARTY_ORDERS = (
    ("who", "guide", "spirit", "party", "campaign", "works"),
    ("led", "who", "guide", "spirit", "campaign", "party", "works"),
)
_PARTY = (
    "认真落实新时代党的建设总要求，扛牢管党治党政治责任",
    "坚持以党的政治建设为统领，压紧压实全面从严治党主体责任",
)
_SPECIAL_ORDERS = (("who", "spirit", "topic", "works"), ("who", "topic", "led", "works"))
_TOPIC = (
    "认真贯彻落实上级关于{}工作的部署要求，把{}工作摆上重要议事日程",
    "紧扣{}工作目标任务，健全{}工作机制，压实工作责任",
)
_CLOSINGS = ((_BRIEFING, "以上汇报，不妥之处请批评指正。"), (re.compile("报告$"), "特此报告。"))
_NO_LETTER = re.compile("政府工作报告$|述职|述法|述廉")


def write_opening(
    brief: Brief, retrieve: Retrieve, nearness: TextNearness | None = None
) -> WrittenParagraphs:
    """Return the opening of a report, without any judgement of the work.

    Behind what the report stands on come the main results, with their figures. `nearness` tells
    what sections are about whose headings do not say it.
    """
    genre = genre_of(brief)
    if genre is Genre.TO_CONGRESS:
        return tuple((Written(text=text),) for text in _address(brief))
    if genre is Genre.PLAN:
        return (tuple(Written(text=text) for text in _plan_opening(brief)),)
    kinds = brief.org_types if genre is Genre.ALL_WORK else ()
    works = theme_topics(brief.results, retrieve, org_types=kinds, nearness=nearness)
    first = Written(text=_period_sentence(brief, genre, works))
    results = main_results(brief, nearness)
    last = Written(text=f"现将{_report_subject(brief)}{_report_verb(brief)}如下。")
    return (tuple(filter(None, (first, results, last))),)


def closing_sentence(brief: Brief) -> str:
    """Return the last sentence of a briefing or a report to superiors, "" for other kinds."""
    if not brief.is_last or _NO_LETTER.search(brief.title):
        return ""
    return next((words for form, words in _CLOSINGS if form.search(brief.title)), "")


def _address(brief: Brief) -> list[str]:
    """Return how a report to a people's congress opens."""
    return [
        "各位代表：",
        f"现在，我代表{brief.organisation}向大会报告工作，请予审议，"
        "并请各位政协委员和其他列席人员提出意见。",
    ]


def _plan_opening(brief: Brief) -> list[str]:
    speaker = speaker_of(brief.organisation)
    year = brief.period.year
    # A plan is written before its period begins, with the formulations of the year before.
    eve = Period(year=year - 1 if year else None, span=Span.YEAR)
    named = formulation_in_use(Role.YEAR, brief.period, enterprise=speaker.is_enterprise)
    clauses = [*_guidance_clauses(eve, speaker).values(), speaker.duties[0]]
    time = period_label(brief.period, unknown="下一步")
    first = [f"{time}是{named}。"] if named else []
    who = reporting_body(brief.organisation) or "本单位"
    return [*first, f"为做好{time}各项工作，{who}将{'，'.join(clauses)}，着力抓好以下工作。"]


def _period_sentence(brief: Brief, genre: Genre, works: Sequence[str]) -> str:
    """Return the sentence on what the work of the period stood on."""
    speaker = speaker_of(brief.organisation)
    clauses = _guidance_clauses(brief.period, speaker)
    campaign = formulation_in_use(Role.CAMPAIGN, brief.period, enterprise=speaker.is_enterprise)
    clauses |= {
        "campaign": f"扎实开展{campaign}" if campaign else "",
        "led": f"在{speaker.led}下" if speaker.led else "",
        "duty": _duty_clause(brief, speaker),
        "half": choose_form(_HALF, brief) if brief.period.span is Span.FIRST_HALF else "",
        "party": choose_form(_PARTY, brief),
        "topic": _topic_clause(brief),
        "works": _work_clause(brief, speaker, works),
    }
    orders = {Genre.PARTY: _PARTY_ORDERS, Genre.SPECIAL: _SPECIAL_ORDERS}
    order = choose_form(orders.get(genre, _ORDERS), brief)
    time = period_label(brief.period, unknown="今年以来")
    return f"{time}，{'，'.join(_in_order(clauses, order, reporting_body(brief.organisation)))}。"


def _in_order(clauses: Mapping[str, str], order: Sequence[str], who: str) -> list[str]:
    """Return the clauses there are, the unit's name in front of the one behind its place."""
    found: list[str] = []
    subject = ""
    for name in order:
        if name == "who":
            subject = who
        elif clause := clauses.get(name, ""):
            found.append(f"{subject}{clause}")
            subject = ""
    return found


def _guidance_clauses(period: Period, speaker: Speaker) -> dict[str, str]:
    """Return the clauses on guiding ideology and spirit, as valid at the end of `period`."""
    guide = formulation_in_use(Role.GUIDE, period, enterprise=speaker.is_enterprise)
    spirit = formulation_in_use(Role.SPIRIT, period, enterprise=speaker.is_enterprise)
    clauses = {"guide": f"坚持以{guide}为指导"} if guide else {}
    return clauses | {"spirit": f"深入学习贯彻{spirit}"} if spirit else clauses


def _duty_clause(brief: Brief, speaker: Speaker) -> str:
    """Return what the unit does its work by; of half a year without the goals of the year."""
    duty = choose_form(speaker.duties, brief)
    if brief.period.span is not Span.FIRST_HALF:
        return duty
    return "，".join(clause for clause in duty.split("，") if _OF_YEAR not in clause)


def _topic_clause(brief: Brief) -> str:
    return choose_form(_TOPIC, brief).replace("{}", special_topic(brief.title))


def _work_clause(brief: Brief, speaker: Speaker, works: Sequence[str]) -> str:
    named = works[:_MOST_WORKS]
    if len(named) < _FEWEST_WORKS:
        return speaker.without_works if not special_topic(brief.title) else ""
    return choose_form(_WORKS, brief).format("、".join(named))


def _report_subject(brief: Brief) -> str:
    """Return the title from its year on, or 有关情况 where that names a kind of report."""
    rest = _FROM_YEAR.search(brief.title)
    return rest[0] if rest and not _REPORT.search(rest[0]) else "有关情况"


def _report_verb(brief: Brief) -> str:
    return "汇报" if _BRIEFING.search(brief.title) else "报告"
