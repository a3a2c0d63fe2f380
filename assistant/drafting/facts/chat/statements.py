"""Part a paragraph that somebody said or wrote into its statements, one fact each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.drafting.facts.chat.plan_marks import announced, heads_plans
from assistant.drafting.facts.chat.talk import is_social, split_talk, strip_decoration
from assistant.drafting.facts.fact_sentences import opens_with_amount
from assistant.text.figures.read_figures import states_value
from assistant.text.lexicon import group
from assistant.text.sentences import sentence_spans

_STOPS = "。！!？? "
_LEANS = group("chat.leans_on_before")
_BASE, _BARE = group("ledger.base"), group("ledger.bare_subject")
_TOPIC_SAID = re.compile(rf"{group('chat.speaks_of').pattern}([\u4e00-\u9fff]{{2,4}})$")
_ORDER = re.compile("第[一二三四五六七八九十]{1,2}[，、：:]")
_SHORT_TALK = 6  # characters of a sentence that counts nothing: 教务先来, 学生这边
_NUMERAL = re.compile(r"\d|[零〇一二两三四五六七八九十百千万半]")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenStatement:
    """One statement of a paragraph."""

    text: str
    label: str = ""  # what the paragraph announced before it: 明年, 问题
    is_talk: bool = False  # said to the others, about nothing that is reported


def split_statements(text: str, *, is_spoken: bool) -> list[SpokenStatement]:
    """Return the statements of a paragraph; a sentence that leans on the one before stays with it.

    What is only talk stands at the end, as one statement. `is_spoken`: somebody said it, so that a
    few words that count nothing are talk.

    >>> said = "修码头3座。同比增加1座。明年这么干。再修2座。"
    >>> [(one.label, one.text) for one in split_statements(said, is_spoken=True)]
    [('', '修码头3座，同比增加1座'), ('明年打算', '再修2座'), ('', '明年这么干。')]
    """
    spans = sentence_spans(text)
    if len(spans) < 2:
        name, rest = announced(text)
        is_label = rest and not heads_plans(name)  # 明年打算：… keeps its time
        return [SpokenStatement(text=rest, label=name) if is_label else SpokenStatement(text=text)]
    sentences = [_ORDER.sub("", text[start:end], count=1) for start, end in spans]
    told: list[SpokenStatement] = []
    talk: list[str] = []
    label = topic = ""
    for sentence in map(strip_decoration, sentences):
        name, said = announced(sentence.strip(_STOPS))
        label = name or label
        if not said or _is_talk(said, is_spoken=is_spoken):
            talk.append(sentence)
            topic = _topic_said(sentence)
            continue
        bare = split_talk(said)[0] or said
        if told and not name and _leans(bare):
            told[-1] = _joined(told[-1], bare)
            continue
        lacks = bool(topic) and bool(_BASE.opening(bare) or _BARE.opening(bare))
        told.append(SpokenStatement(text=f"{topic}{said}" if lacks else said, label=label))
        topic = ""
    aside = [SpokenStatement(text="".join(talk), is_talk=True)] if talk else []
    return [*told, *aside]


def _is_talk(sentence: str, *, is_spoken: bool) -> bool:
    """Return whether a sentence reports nothing: it is all talk, or asks something of others."""
    kept, said = split_talk(sentence.strip(_STOPS))
    if said and not kept:
        return True
    if is_social(sentence):
        return True
    if states_value(sentence):
        return False
    is_short = is_spoken and len(kept.strip(_STOPS)) <= _SHORT_TALK
    return is_short and not (_NUMERAL.search(kept) or _LEANS.opening(kept))


def _topic_said(talk: str) -> str:
    """Return what somebody says they go on to: 那我接着说招生."""
    found = _TOPIC_SAID.search(talk.strip(_STOPS))
    return found[1] if found else ""


def _leans(sentence: str) -> bool:
    """Return whether a sentence goes on with what the one before counts: 其中…, 同比…, 41个."""
    return bool(_LEANS.opening(sentence)) or opens_with_amount(sentence)


def _joined(before: SpokenStatement, sentence: str) -> SpokenStatement:
    """Return a statement with the sentence that leans on it: a bare figure is of its last words."""
    head = before.text.rstrip(_STOPS)
    last = re.split("[，。；]", head)[-1]
    is_bare = not states_value(last) and not _LEANS.opening(sentence)
    return SpokenStatement(text=f"{head}{'' if is_bare else '，'}{sentence}", label=before.label)
