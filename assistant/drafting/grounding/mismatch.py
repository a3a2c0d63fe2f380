"""Tell whether the words at a figure name another thing than the fact counts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from assistant.drafting.grounding.lexicons import contrasts
from assistant.text.figures.figure_labels import LabelledFigure, strip_framing
from assistant.text.similarity import bigrams, content_bigrams

# Words for what was done to things; they do not tell one thing from another.
_ACTS = re.compile(
    "完成|清理|整治|新建|新增|改造|建成|发放|办理|受理|查处|化解|检查|排查|开展|组织|召开|实施|创建|规范|维修|更换|"
    "更新|处置|处理|拆除|实现|推进|落实|累计|全年|上半年|今年|全市|全区|全县|全镇|全省|共计|达到|截至|目前|数量|项目|建设"
)
# How little or much a figure is; 船只, 人才 and 成就 are things.
_EXTENT = (
    "只不过|不过|不足|不到|不满|不止|总共|一共|大约|大概|大致|刚刚|只占|只能|少于|多于|少则|剩下|"
    "[只仅才就又另足剩]有|[只仅还尚]剩|(?<![船舰])只$|(?<!人)才$|(?<!成)就$|(?<=员)[高多]$"
)
# Words that a drafter puts in front of any figure.
_PLAIN = re.compile(
    f"{_EXTENT}|"
    "居民|群众|人口|人员|人数|对象|各类|各级|资金|总额|规模|力争|计划|预计|确保|争取|突破|保持|稳定|维持|仍然|已经|"
    "事项|业务|案件|事件|活动|任务|问题|[仍还尚现共拥]有|[\u4e00-\u9fff]{2}[到至成为]$|全部|平均|实际|分别|先后|其中|最终|总体|成功|有力|有效|及时|切实|高达|[已仅均有由从至到在每各再另还将对为共新约近超逾]$"
)
_SUFFIX = re.compile("[率量额数费]$")
_LESS = re.compile("[多少高低]$")
_HAN = re.compile("[\u4e00-\u9fff]+")
_FEW = 0.4  # share of what the fact says of its figure that a true sentence holds at least
_FOREIGN = 3  # pairs of characters of a label that the fact knows nothing of
_TELLING = 4  # pairs of a fact's own words from which their share says something


def content_terms(text: str) -> frozenset[str]:
    """Return the pairs of characters that name things in `text`, acts left aside."""
    return content_bigrams(_ACTS.sub("，", strip_framing(text)))


def refers_to_other_thing(place: LabelledFigure, sentence: str, own_label: str, known: str) -> bool:
    """Return whether the words at `place` of `sentence` are not about what a fact counts.

    `own_label` is what stands with the figure in the fact, `known` all the user says around it.
    """
    pairs = bigrams(known)
    words = content_terms(place.label)
    if words and not words & pairs:
        return True
    return (
        _other_head(place, own_label, pairs)
        or _low_overlap(place, sentence, own_label, pairs)
        or _other_act(place.label, own_label, known)
        or _other_kind(place.label, sentence, own_label, known)
    )


def _other_head(place: LabelledFigure, own_label: str, known: frozenset[str]) -> bool:
    """Return whether the noun right in front of the figure is one the fact does not know.

    Where the fact's own noun is there too, it is only said at more length: 公证, 公证事项.
    """
    front = place.label.split("，")[0]
    behind = place.clause.find(place.figure.text)
    runs = _HAN.findall(place.clause[:behind])
    if (
        place.move
        or _LESS.search(place.clause[:behind])
        or behind < 0
        or not runs
        or not place.clause[:behind].endswith(runs[-1])
    ):
        return False
    if runs[-1][-2:] not in front:
        return False
    run = _head_phrase(runs[-1])
    head, own = (_SUFFIX.sub("", one)[-2:] for one in (run, _head_phrase(own_label.split("，")[0])))
    if own and own in place.clause:
        return False
    named = len(head) == 2 and bool(content_bigrams(head)) and not _acts_in(head)
    return named and head not in known


def _head_phrase(run: str) -> str:
    """Return the last word group of `run` without frames, acts and plain words behind it."""
    pieces = [piece for piece in re.split("，", _ACTS.sub("，", strip_framing(run))) if piece]
    while pieces:
        bare = _PLAIN.sub("", pieces[-1])
        if len(bare) == len(pieces[-1]):
            return bare
        if bare:
            pieces[-1] = bare
        else:
            pieces.pop()
    return ""


def _low_overlap(
    place: LabelledFigure, sentence: str, own_label: str, known: frozenset[str]
) -> bool:
    """Return whether hardly a word the fact says of its figure is there, but foreign ones are."""
    own = content_terms(own_label)
    foreign = content_terms(place.label) - known
    if len(own) < _TELLING or len(foreign) < _FOREIGN:
        return False
    return len(own & bigrams(sentence)) < _FEW * len(own)


def _other_act(label: str, own_label: str, known: str) -> bool:
    """Return whether something else was done: 新建 where the fact says 整治."""
    said = set(_acts_in(label))
    if not said:
        return False
    stated = set(_acts_in(own_label))
    if stated and not said & stated:
        return not said <= set(_acts_in(known)) or not stated & said
    grave = said & set(contrasts().grave)
    return bool(grave - stated - set(_acts_in(known)))


@cache
def _acts_in(text: str) -> tuple[str, ...]:
    """Return the groups of the acts in `text`."""
    return tuple(group for group, acts in contrasts().acts if any(act in text for act in acts))


def _other_kind(label: str, sentence: str, own_label: str, known: str) -> bool:
    """Return whether the label says one kind of a thing and the fact another: 城市 and 农村."""
    for kinds in contrasts().kinds:
        said = _words_present(kinds, label)
        stated = _words_present(kinds, own_label)
        is_known = said & _words_present(kinds, known) and stated & _words_present(kinds, sentence)
        if said and stated and not said & stated and not is_known:
            return True
    return False


def _words_present(words: Iterable[str], text: str) -> set[str]:
    return {word for word in words if word in text}
