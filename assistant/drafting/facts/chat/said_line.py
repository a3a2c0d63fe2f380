"""Read what a line of a list says apart from who sent it and from what is only talk."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.drafting.draft import Fact
from assistant.drafting.facts.chat.plan_marks import split_plan_mark
from assistant.drafting.facts.chat.senders import (
    Senders,
    is_stamped,
    split_announcement,
    state_sent,
)
from assistant.drafting.facts.chat.set_aside import TALK
from assistant.drafting.facts.chat.talk import split_talk
from assistant.drafting.facts.fact_sentences import (
    drop_inner_senders,
    indicator_sentence,
    split_correction,
    split_topic,
)

_PAIR = re.compile(r"([^，。：:；]{2,24})[：:]\s*(\d[\d.,]*)\s*([^\d，。；]{0,8})$")
_SENDER_ENDS = re.compile("[：:]")


def read_said(text: str, speaker: str, senders: Senders) -> Fact:
    """Return what a line says, who sent it and what was only talk apart.

    `speaker` sent the lines above it, "" where nobody is known.
    """
    whole, (text, before) = text, split_announcement(text)
    text, said = split_correction(text)
    pair = None if is_stamped(text) else _PAIR.fullmatch(text)
    if pair:
        return Fact(
            id="",
            line=0,
            text=indicator_sentence(pair[1], pair[2], pair[3]),
            sent_as="，".join(filter(None, (before, said))),
            indicator=pair[1],
            value=pair[2],
            unit=pair[3],
        )
    sender, text = senders.split(text)
    if sender is None and speaker:
        sender, _ = senders.split(f"{speaker}：{text}")
    text, announced = split_announcement(text)
    text, talk = split_talk(text)
    if not text:
        return Fact(id="", line=0, text=whole, set_aside=TALK)
    text, is_planned = split_plan_mark(text)
    around = tuple(filter(None, (before, said, announced, talk)))
    if sender is None:
        topic, rest = split_topic(text)
        head = (_SENDER_ENDS.split(text)[0],) if topic else ()
        return _said(rest, topic=topic, around=(*head, *around), is_planned=is_planned)
    stated = state_sent(drop_inner_senders(text), sender)
    fact = _said(stated, topic=sender.office, around=(sender.said, *around), is_planned=is_planned)
    return replace(fact, source=sender.said)


def _said(text: str, *, topic: str, around: tuple[str, ...], is_planned: bool) -> Fact:
    sent_as = "，".join(around)
    return Fact(id="", line=0, text=text, topic=topic, sent_as=sent_as, is_planned=is_planned)
