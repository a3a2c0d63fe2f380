"""Tell what of a pasted line is only talk: greetings, answers, faces, sighs, doubled marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.drafting.facts.chat.line_likelihood import talk_likelihood
from assistant.text.figures.figure import MEASURED
from assistant.text.figures.read_figures import find_figures, states_value
from assistant.text.lexicon import group

_FACE = re.compile(rf"[\[［【]{group('chat.face').pattern}[\]］】]")
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\u3030\ufe0f\u200d]+")
_SIGH = re.compile(rf"{group('chat.interjection').pattern}[\s，,。！!～~…、]*(?=\S)")
_MARKS = re.compile(r"[！!。？?～~…]*[！!？?～~…][！!。？?～~…]*")
_SYSTEM = group("chat.system")
_STAMP = r"(?:20\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}[日号]?|\d{1,2}:\d{2}(?::\d{2})?"
_NO_TEXT = re.compile(
    rf"(?:{_STAMP}|星期.|周.|[上下]午|\s)+|\S+\.(?:xlsx?|docx?|pptx?|pdf|et|wps|jpe?g|png|csv|txt)"
)
_STOP, _SENTENCE = re.compile(r"(?<=[，。；])"), re.compile(r"(?<=[。！？!?])")
_LIKELY = 0.7  # from this probability on a sentence that counts nothing is talk
_REPLY, _ADDRESS = group("chat.reply"), group("chat.address")
_REPORTING, _ASKING = group("chat.about_reporting"), group("chat.asking")
_BESIDE, _DIFFERS = group("chat.beside"), group("chat.differs")
_BY_ANOTHER = group("chat.counted_by_another")
_OWN_SLIP, _JUST_LOOKED = group("chat.own_slip"), group("chat.just_looked")
_CALLED = re.compile(
    rf"{group('names.surname').pattern}[\u4e00-\u9fff]?"
    rf"(?:{group('names.title').pattern}|{group('chat.form_of_address').pattern})"
    rf"|{group('chat.before_surname').pattern}{group('names.surname').pattern}"
)
_NAMES_TOPIC = re.compile(
    r"([^，。；\d]{2,}?)[嘛呢啊吧呀]，(?=[从由]?\d)"
)  # 专业群嘛，从2个变成4个
_SOCIAL = group("chat.social")
_PARTICLE = re.compile("[哈啦呀哦噢呢嘛的了吧]*$")
_QUESTION = ("？", "?")
_AROUND = "，。；、,;！!～~ "


def strip_decoration(line: str) -> str:
    """Return a line without faces, emoji and sighs, its exclamations plain.

    >>> strip_decoration("唉 停车位还差30个！！"), strip_decoration("创成省级示范站[强]")
    ('停车位还差30个', '创成省级示范站')
    """
    plain = _EMOJI.sub("", _FACE.sub("", line))
    plain = _SIGH.sub("", plain.lstrip(), count=1)
    if plain == line and not _MARKS.search(line):
        return line
    return _MARKS.sub(_plain_mark, plain).rstrip().rstrip("，")


def _plain_mark(found: re.Match[str]) -> str:
    """Return the mark that a run of marks stands for: a question, or a stop inside the line."""
    if found.end() == len(found.string.rstrip()):
        return "？" if "？" in found[0] or "?" in found[0] else ""
    behind = found.string[found.end() : found.end() + 1]
    return found[0] if len(found[0]) == 1 or behind in "”）》" else "。"


def is_no_text(line: str) -> bool:
    """Return whether a line is of the chat itself: a time, the name of a file, who came in.

    >>> is_no_text("12月30日 10:21"), is_no_text("小田拍了拍小罗"), is_no_text("12月30日开馆")
    (True, True, False)
    """
    return bool(_NO_TEXT.fullmatch(line.strip())) or _SYSTEM.occurs_in(line)


def split_talk(text: str) -> tuple[str, str]:
    """Return a text without the sentences and clauses that are only talk, and what was left out.

    >>> split_talk("闸口报的是86.1万吨，你再核核")
    ('闸口报的是86.1万吨', '你再核核')
    >>> split_talk("好的，大家辛苦了")
    ('', '好的，大家辛苦了')
    >>> split_talk("刚翻了合同，产值是608万元，前面手滑打反了")
    ('产值是608万元', '刚翻了合同，前面手滑打反了')
    >>> split_talk("清运垃圾9.1万吨，跟环卫所的不一样")
    ('清运垃圾9.1万吨', '跟环卫所的不一样')
    >>> split_talk("更换井盖86座。这块让老李接着讲。")
    ('更换井盖86座', '这块让老李接着讲')
    """
    text = _NAMES_TOPIC.sub(r"\1", text)
    told = [clause for sentence in _SENTENCE.split(text) for clause in _judge_clauses(sentence)]
    kept = "".join(clause for clause, is_talk in told if not is_talk)
    said = "".join(clause for clause, is_talk in told if is_talk)
    if not said.strip(_AROUND):
        return text, ""
    return kept.strip(_AROUND), said.strip(_AROUND)


def _judge_clauses(sentence: str) -> Iterator[tuple[str, bool]]:
    """Yield the clauses of a sentence, or a likely one as a whole, and whether they are talk."""
    if _is_likely_talk(sentence.strip(_AROUND)):
        yield sentence, True
    else:
        for clause in _STOP.split(sentence):
            yield clause, _is_talk(clause.strip(_AROUND))


def _is_likely_talk(sentence: str) -> bool:
    return not states_value(sentence) and talk_likelihood(sentence) >= _LIKELY


def _is_talk(clause: str) -> bool:
    """Return whether a clause is said to the others: it counts nothing, and answers or asks."""
    if states_value(clause):
        return False
    bare = _PARTICLE.sub("", clause)
    if clause in _REPLY or bare in _REPLY or clause.endswith(_QUESTION):
        return True
    if _OWN_SLIP.occurs_in(clause) or _JUST_LOOKED.opening(clause):
        return True
    if _BY_ANOTHER.occurs_in(clause) and _DIFFERS.closing(clause):
        return True
    if _CALLED.fullmatch(clause) or (_BESIDE.opening(clause) and _DIFFERS.closing(clause)):
        return True
    said = _CALLED.sub("", clause, count=1) if _CALLED.match(clause) else clause  # 孙姐我报
    return bool(_ADDRESS.opening(said) or _ASKING.closing(clause)) or _REPORTING.occurs_in(clause)


def is_social(text: str) -> bool:
    """Return whether a text counts nothing, and is of what people do together or ask for.

    >>> is_social("周末谁去摘柿子？"), is_social("文化节联欢会演出12场")
    (True, False)
    """
    counts = any(
        one.kind in MEASURED and any(map(str.isdigit, one.text)) for one in find_figures(text)
    )
    return _SOCIAL.occurs_in(text) and not counts
