"""Word a target as a plan does: 五星级服务站再建10个 is 再建五星级服务站10个."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.drafting.draft import Brief, Fact, Written
from assistant.drafting.extractive.related_facts import Relation
from assistant.drafting.facts.written.verb_choice import written_verbs
from assistant.drafting.grounding.evidence import Evidence
from assistant.drafting.grounding.trace import trace_claims
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group
from assistant.text.segmentation import dictionary_words

HOPED, _PLANNED = "力争", "计划"
_HOPE = re.compile("力争|争取")
_LONGEST_AIMS, _SHORTEST = 80, 12  # characters of a sentence with several targets, of one alone
_REACHES, _BRINGS, _PUSHES, _ATTAINS = "达到", "将", "推动", "实现"
_DEED, _PROMISED, _AHEAD = group("facts.deed"), group("acts.promised"), group("facts.target")
_EFFECT = group("acts.effect")
_MILESTONE, _STATE = group("acts.milestone"), group("outlook.reached_state")
_HELD = re.compile(f"{group('outlook.brought_to').pattern}$")
_LEVEL, _BURDEN = group("outlook.level_aimed_at"), group("ledger.less_is_better")
_BLANK = "〔"
_PIECE = re.compile("([，；])")
_BY_THEN = f"{group('outlook.occasion').pattern}{group('outlook.by_then').pattern}"
_TIME = (
    f"(?:{_BY_THEN}|[1-9]\\d?月(?:[份底初末]|[上中下]旬)?(?:以?前)?"
    "|年底前|年内|[一二三四]季度[前末]?)"
)
_OPENING_TIME = re.compile(_TIME)
_OPENING_DATE = re.compile(f"(?:20\\d\\d年(?:年?底)?前?)?(?:{_TIME})?")
# The heading says which year a date inside a clause is of.
_COMING_YEAR = re.compile(f"(?<=.){group('outlook.next_year').pattern}(?={_TIME})")
_UNNAMED, _KEPT = re.compile("的$"), re.compile(r"(?:保持|稳定|维持)(?=\d[\d.]*[%‰])")
_TIME_INSIDE = re.compile(
    f"(?P<thing>(?!20\\d\\d年).{{2,}}?)(?P<time>(?:20\\d\\d年)?{_TIME})(?!份)(?P<deed>[^\\d]{{2,4}})"
)
_MODAL_INSIDE = re.compile("(?P<thing>[^，]{2,}?)(?P<modal>力争|争取|确保)(?P<rest>.+)")
_OBJECT_FIRST = re.compile(
    f"(?P<thing>.{{2,}}?)(?P<again>再|新)?(?P<deed>{_DEED.pattern}|"
    f"{group('act_kinds.renovate').pattern}|[建增开设])"
)
_BEHIND_VERB = re.compile("[把给对为向将使让由从以按]|其中|争取|实现|做到")
_OPENING_MODAL = re.compile("力争|确保|计划")
_PEOPLE, _EVENTS = (
    frozenset("名人位户"),
    re.compile("[\\d万千百十两]+(?:余|多)?(?:人次|批次|[场次期轮堂])"),
)
_COUNTED = re.compile("[^再新“\\d]{2,}\\d+[\u4e00-\u9fff]{1,2}")  # a thing and its number, no verb
_WRITTEN = re.compile(f"(?:{'|'.join(written_verbs())})(?![率量额度数])")  # but 收缴率
_AGAIN = re.compile("再[建增开设创办招]")
_BOUND = re.compile("(?:以上|以内|以下|左右)?")
_MEASURE = re.compile("[%％‰元天人吨亩分]$")
_NO_LEVEL = re.compile(
    f"^.$|[再新]|投资$|面积$|(?:{group('moves.grown').pattern}|{group('moves.fallen').pattern})$"
)
_CEILING = re.compile("以[内下]$")
_IS_RATE = re.compile("率$")  # a rate is a level wherever it stands
_RATE = re.compile("[%％‰]|个?百分点")
_OVER_ALL = re.compile("(?P<thing>[^，；把前后]+)(?P<deed>[\u4e00-\u9fff]{2})[一两]遍")
_TIME_WORD = re.compile("[前后里](?!端|沿|备|勤|程)")
_WAY = re.compile("[到至为]$")  # 冲到: what is reached follows


def word_target(clause: str) -> str:
    """Return a clause on targets with verbs in front of what they are about.

    >>> word_target("新宿舍楼9月入住，操场翻修1.2万平方米")
    '推动新宿舍楼9月入住，翻修操场1.2万平方米'
    >>> word_target("办理天数降至65天以内"), word_target("满意率力争95%以上")
    ('将办理天数降至65天以内', '力争满意率达到95%以上')
    """
    clause = _KEPT.sub(r"\g<0>在", _COMING_YEAR.sub("", clause))
    first, *rest = _PIECE.split(clause)
    worded = [_word_piece(first, is_level=True)]
    for mark, piece in zip(rest[::2], rest[1::2], strict=True):
        is_level = _REACHES in worded[-1]
        text = _word_piece(piece, is_level=is_level)
        told = next((one for one in (_BRINGS, HOPED, _PUSHES) if text.startswith(one)), "")
        is_told = any(told in one for one in worded)
        worded += [mark, text.removeprefix(told) if is_told else text]
    return "".join(worded)


def opens_as_plan(clause: str) -> bool:
    """Return whether a clause says what is to be done without another word in front.

    >>> opens_as_plan("新建公厕6座"), opens_as_plan("满意率达到95%")
    (True, False)
    """
    first = _PIECE.split(clause)[0]
    return bool(
        _AHEAD.occurs_in(first)
        or _OPENING_TIME.match(first)
        or first.startswith(_PUSHES)
        or _BEHIND_VERB.match(first)
        or _opens_with_verb(first)
        or not (_LEVEL.occurs_in(first) or _COUNTED.fullmatch(first))
    )


def enumerate_clauses(clauses: Sequence[str]) -> str:
    """Return the clauses joined, those behind the first without the 力争 that it opens with."""
    first, *rest = clauses
    hoped = HOPED if first.startswith(HOPED) else ""
    mark = "；" if any("，" in clause for clause in clauses) else "，"
    return mark.join([first, *(clause.removeprefix(hoped) for clause in rest)])


def hope_once(targets: Sequence[Written]) -> list[Written]:
    """Return the targets, 力争 in front of one and of those whose facts hope."""
    hoped = False
    varied = []
    for target in targets:
        plain = target.text.removeprefix(HOPED)
        own = any(_HOPE.search(fact.text) for fact in target.facts)
        again = hoped and not own and plain != target.text
        hoped = hoped or HOPED in target.text
        varied.append(replace(target, text=plain) if again else target)
    return varied


def plan_evidence(brief: Brief, facts: Sequence[Fact]) -> Evidence:
    """Return the evidence that the gate will hold a target against."""
    ahead = brief.horizon.removesuffix("年")
    return Evidence(
        section=brief.topic,
        facts=brief.facts,
        all_facts=tuple(facts),
        given=" ".join((brief.title, brief.organisation, *brief.contents, brief.horizon)),
        year=int(ahead) if ahead.isdecimal() else None,
    )


def keep_traceable(target: Written, evidence: Evidence, *, mark: str = "") -> Written:
    """Return the target, as a plan or in its own words where the gate does not find it else."""
    if not _count_unsupported(target, evidence, mark):
        return target
    plain = target.text.removeprefix(HOPED)
    hoped = "" if any(_HOPE.search(fact.text) for fact in target.facts) else HOPED
    own = "；".join(fact.timeless.rstrip("。；，") for fact in target.facts)
    texts = (f"{_PLANNED}{plain}", f"{HOPED}{plain}", f"{hoped}{own}。")
    worded = [replace(target, text=text) for text in texts]
    return min((target, *worded), key=lambda one: _count_unsupported(one, evidence, mark))


def _count_unsupported(target: Written, evidence: Evidence, mark: str) -> int:
    """Return how many claims of the target behind its mark in a list have no source."""
    item = replace(target, text=f"{mark}{target.text}")
    return sum(one.is_unsupported for one in trace_claims(item, evidence))


def join_aims(targets: Sequence[Written], are_related: Relation) -> list[Written]:
    """Return the targets, short related ones without a step in front in one sentence."""
    joined: list[Written] = []
    for target in targets:
        if joined and _may_join(joined[-1], target, are_related):
            before = joined[-1]
            again = HOPED if before.text.startswith(HOPED) else ""
            text = f"{before.text.rstrip('。')}；{target.text.removeprefix(again)}"
            joined[-1] = replace(before, text=text, facts=(*before.facts, *target.facts))
        else:
            joined.append(target)
    return joined


def _may_join(first: Written, second: Written, are_related: Relation) -> bool:
    """Return whether two targets without a step fit a sentence, one very short or both related."""
    if any(one.precedents or one.remark for one in (first, second)):
        return False
    shorter, longer = sorted((len(first.text), len(second.text)))
    if shorter + longer > _LONGEST_AIMS:
        return False
    return shorter <= _SHORTEST or are_related(first.facts[-1], second.facts[0])


def _word_piece(piece: str, *, is_level: bool) -> str:
    """Return one piece of a clause; a bare figure is one to reach if it `is_level`."""
    if modal := _OPENING_MODAL.match(piece):
        return _word_behind(modal[0], piece[modal.end() :], is_level=is_level)
    if _BEHIND_VERB.match(piece) or piece.startswith(_BLANK):
        return piece
    start = _first_figure(piece)
    if start is not None and _HELD.search(piece[:start]) and not _EFFECT.opening(piece):
        held = _MODAL_INSIDE.fullmatch(piece)
        return f"{HOPED}{_BRINGS}{held['thing']}{held['rest']}" if held else f"{_BRINGS}{piece}"
    if _opens_with_verb(piece):
        return piece
    if hoped := _MODAL_INSIDE.fullmatch(piece):
        return _front_modal(hoped)
    if text := _word_date(piece) or _word_state(piece):
        return text
    return piece if start is None else _word_figure(piece[:start], piece[start:], is_level=is_level)


def _word_behind(modal: str, piece: str, *, is_level: bool) -> str:
    """Return a piece behind its modal; a level is hoped for, not planned."""
    text = _word_piece(piece, is_level=is_level)
    return f"{HOPED if _REACHES in text and _REACHES not in piece else modal}{text}"


def _opens_with_verb(piece: str) -> bool:
    timed = _OPENING_TIME.match(piece)
    deed = re.sub("^[再新]", "", piece[timed.end() :] if timed else piece)
    is_written = _WRITTEN.match(deed) is not None
    return is_written or bool(_PROMISED.opening(deed) or _AGAIN.match(piece))


def _front_modal(hoped: re.Match[str]) -> str:
    """Return 力争本科上线率达到75%以上 for 本科上线率力争75%以上."""
    thing, rest = hoped["thing"], hoped["rest"]
    if hoped["modal"] == "争取" and not (_first_figure(rest) == 0 or _opens_as_predicate(rest)):
        return hoped[0]
    reached = _REACHES if _first_figure(rest) == 0 else ""
    return f"{hoped['modal'].replace('争取', HOPED)}{thing}{reached}{rest}"


def _opens_as_predicate(rest: str) -> bool:
    return bool(_LEVEL.opening(rest)) or _opens_with_verb(rest) or bool(_STATE.closing(rest))


def _word_date(piece: str) -> str:
    """Return a piece on something done by a date with its verb in front, "" for others."""
    if milestone := _MILESTONE.closing(piece):
        if re.match(_BY_THEN, piece):
            return piece  # 入冬前新系统上线
        front = _OPENING_TIME.match(piece)
        time, thing = (front[0], piece[front.end() :]) if front else ("", piece)
        return f"{_PUSHES}{thing.removesuffix(milestone)}{time}{milestone}"
    if dated := _TIME_INSIDE.fullmatch(piece):
        thing = dated["thing"]
        if _UNNAMED.search(thing):  # 剩下的年底前改完
            return ""
        whole = dated["deed"].endswith("完") or dated["deed"] in _DEED
        ordered = (dated["deed"], thing) if whole else (thing, dated["deed"])
        return "".join((dated["time"], *ordered))
    return ""


def _word_state(piece: str) -> str:
    """Return a piece on a state to reach or on all of something with its verb, "" for others."""
    over_all = _OVER_ALL.fullmatch(piece)
    if over_all and len(dictionary_words(over_all["deed"])) == 1:
        return f"对{piece}"
    if not _STATE.closing(piece) or _ATTAINS in piece:
        return ""
    time = _OPENING_DATE.match(piece)
    end = time.end() if time else 0
    return f"{piece[:end]}{_ATTAINS}{piece[end:]}"


def _word_figure(before: str, behind: str, *, is_level: bool) -> str:
    """Return a piece on a figure: an object behind its verb, a level with the verb to reach it."""
    if before.endswith("率为") and _BURDEN.occurs_in(before):
        return f"{_BRINGS}{before[:-1]}控制在{behind}"
    inverted = _OBJECT_FIRST.fullmatch(before)
    if inverted and not _RATE.search(behind):
        return _invert(inverted, behind)
    if (
        not (is_level or _IS_RATE.search(before))
        or _LEVEL.closing(before)
        or not _is_bare(before, behind)
    ):
        return before + behind
    if _CEILING.search(behind):
        return f"{_BRINGS}{before}控制在{behind}"
    return f"{before}{'' if _WAY.search(before) else _REACHES}{behind}"


def _invert(found: re.Match[str], behind: str) -> str:
    """Return the verb, what it is done to, and the figure; what happens so often is held."""
    again, deed = found["again"] or "", found["deed"]
    if not again and _EVENTS.match(behind):
        return f"开展{found[0]}{behind}"
    unit = find_figures(behind)[0].unit if find_figures(behind) else ""
    is_sum = unit.endswith("元") and deed in {"新增", "增"}  # 产值再新增2.5亿元 is a rise
    is_timed = _TIME_WORD.search(found["thing"]) is not None  # 国庆前服务点再开5个
    if is_timed or is_sum or (not again and (len(deed) == 1 or unit[-1:] in _PEOPLE)):
        return found[0] + behind
    verb = "新增" if deed == "增" else f"{again}{deed}"
    return f"{verb}{found['thing']}{behind}"


def _is_bare(before: str, behind: str) -> bool:
    """Return whether a piece is a noun and its figure, and nothing else."""
    figures = find_figures(behind)
    ends = bool(figures) and bool(_BOUND.fullmatch(behind[figures[0].end :]))
    return ends and bool(_MEASURE.search(figures[0].text)) and not _NO_LEVEL.search(before)


def _first_figure(text: str) -> int | None:
    """Return where the first figure or blank of `text` begins, None where there is none."""
    starts = [figure.start for figure in find_figures(text)]
    starts += [text.index(_BLANK)] if _BLANK in text else []
    return min(starts, default=None)
