"""Find names of places and bodies that belong to others: nothing of the own unit's knows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.review.findings import DraftParagraph, DraftText, Severity
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.leftovers.elsewhere import is_named_as_elsewhere
from assistant.review.rules.leftovers.short_place_names import find_short_place_names
from assistant.review.rules.leftovers.sights import find_sights
from assistant.review.rules.leftovers.unknown_places import (
    find_self_of_higher_place,
    find_unknown_places,
    is_with_others,
)
from assistant.review.rules.rule import (
    Context,
    Rule,
    RuleMatch,
    enclosing_sentence,
    join_paragraphs,
)
from assistant.review.rules.wording.style import states_amount
from assistant.text.lexicon import group
from assistant.text.places import counties, place_names, sights
from assistant.text.segmentation import is_made_of_words, verbs_in

_LOCAL, _LANDMARK = group("names.local_kind"), group("names.landmark")
_SELDOM = 2  # times: more often, and the name is at home here
_NEAR = 8  # characters in front of a name that may say it is elsewhere
_HAN = "[\u4e00-\u9fff]"
# The place a unit is named after: 河口镇, 云溪县水利局, 西苑社区居委会.
_OWN_PLACE = re.compile(f"{_HAN}{{2,3}}?(?P<kind>{group('names.own_kind').pattern})")
_PLACE = re.compile(
    f"(?<!{_HAN})(?P<name>{_HAN}{{2,3}}?(?P<kind>{group('names.own_kind').pattern}))"
)
_COUNTY = re.compile(
    f"(?<!{_HAN})(?P<name>{_HAN}{{2,12}}?(?P<kind>[区县旗市]))(?![域级直民场容政乡镇村])"
)
_CITY = re.compile(f"{_HAN}{{2}}[市州盟县区旗]")
_NO_PLACE = group("names.no_place")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Home:
    """What is known of the place of the draft's unit."""

    title: str  # and the unit
    everything: str  # the whole draft
    kind: str  # below a county, of the place that the unit is named after, "" for none: 镇

    def may_be_elsewhere(self, name: str) -> bool:
        """Return whether the title has nothing of `name`, and the draft names it seldom."""
        return (
            name[:-1] not in self.title
            and name not in self.title
            and self.everything.count(name) <= _SELDOM
        )


def _find_names_of_others(draft: DraftText, context: Context) -> Iterator[RuleMatch]:
    """Yield names that the archive, the map or the unit's own name give to somebody else."""
    title = f"{draft.title}{draft.organisation}"
    kinds = [match["kind"] for match in _OWN_PLACE.finditer(title) if match[0] not in place_names()]
    home = _Home(
        title=title,
        everything=join_paragraphs(draft.paragraphs),
        kind=kinds[-1] if kinds else "",
    )
    for paragraph in draft.paragraphs:
        seen: set[int] = set()
        for start, end, reason in _names(paragraph.text, home, context):
            if not seen.intersection(range(start, end)):
                seen.update(range(start, end))
                yield _match(paragraph, start, end, reason)


def _match(paragraph: DraftParagraph, start: int, end: int, reason: str) -> RuleMatch:
    return RuleMatch(
        paragraph=paragraph,
        start=start,
        end=end,
        reason=f"“{paragraph.text[start:end]}”{reason}，可能是别处的文字",
        suggestion="核对单位名和地名",
    )


def _names(text: str, home: _Home, context: Context) -> Iterator[tuple[int, int, str]]:
    """Yield the (start, end) of each name of others, and how that is known."""
    names = sorted(set(context.find_names(text))) if context.find_names else []
    yield from _names_in_archive(text, names, home, context)
    for start, end in _places_of_own_kind(text, home):
        if _stands_alone(text, start, end):
            yield start, end, f"和本单位一样是{home.kind}，标题里没有，全文也只提到这里"
    for start, end, above in _counties_elsewhere(text, home):
        if _stands_alone(text, start, end):
            yield start, end, f"属于{above}，标题和全文都没有提到"
    for start, end in _places_without_fact(text, names, home, context):
        if _stands_alone(text, start, end):
            yield start, end, "台账里没有，以往报告也没有写过"
    yield from _names_inside_clauses(text, home, context)
    yield from _names_on_the_map(text, home, context)


def _names_on_the_map(text: str, home: _Home, context: Context) -> Iterator[tuple[int, int, str]]:
    """Yield well-known sights and the bare names of counties of elsewhere."""
    for start, end, name in find_sights(text):
        is_near = bool(sights()[name] & _places_above(home.title)) or _names_any(
            sights()[name], f"{home.title}{home.everything}"
        )
        is_stated = context.is_stated is not None and context.is_stated(name)
        if home.may_be_elsewhere(name) and not (is_near or is_stated):
            yield start, end, f"在{'、'.join(sorted(sights()[name]))}，标题和全文都没有提到"
    for start, end, full in _short_names_elsewhere(text, home, context):
        above = "、".join(sorted(counties()[full]))
        yield start, end, f"是{full}，属于{above}，标题和全文都没有提到"


def _names_inside_clauses(
    text: str, home: _Home, context: Context
) -> Iterator[tuple[int, int, str]]:
    """Yield the likes of the unit's place wherever they stand, and 我市 of a county."""
    for start, end in find_unknown_places(text, home.title):
        name = text[start:end]
        if (
            home.may_be_elsewhere(name)
            and _is_far(name, home)
            and not (context.is_stated is not None and context.is_stated(name))
        ):
            yield start, end, "和本单位所在地同级，标题里没有，全文也只提到这里"
    for start, end in find_self_of_higher_place(text, home.title, home.everything):
        yield start, end, "不像本单位的自称：标题里是县区，全文没有说过“全市”"


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _NEAR) : start]
    return not is_named_as_elsewhere(before, text[end:]) and not before.endswith("、")


def _names_in_archive(
    text: str, names: Sequence[tuple[int, int]], home: _Home, context: Context
) -> Iterator[tuple[int, int, str]]:
    """Yield names that in the archive one other unit alone writes."""
    if context.only_writer is None:
        return
    for start, end in names:
        name = text[start:end]
        if not (_may_be_foreign(name, _LOCAL.closing(name)) and home.may_be_elsewhere(name)):
            continue
        if writer := context.only_writer(name):
            yield start, end, f"在档案里只有{writer}的报告写过"


def _may_be_foreign(name: str, kind: str) -> bool:
    """Return whether a name with this end is a street's, a firm's: 市公安局 is everybody's.

    Cities and counties stand in many reports that have nothing to do with them.
    """
    own = name.removesuffix(kind)
    return (
        bool(kind)
        and len(own) > 1
        and name[0] not in "省市州盟区县旗镇乡街村"
        and not is_made_of_words(own, 0, len(own))
    )


def _places_of_own_kind(text: str, home: _Home) -> Iterator[tuple[int, int]]:
    """Yield another 镇 in a 镇's draft: a unit tells of its own place, not of its likes."""
    if not home.kind:
        return
    for match in _PLACE.finditer(text):
        name = match["name"]
        if match["kind"] == home.kind and home.may_be_elsewhere(name) and _is_name(text, match):
            yield match.span("name")


def _counties_elsewhere(text: str, home: _Home) -> Iterator[tuple[int, int, str]]:
    """Yield counties of a province and prefecture that neither title nor draft name.

    Only where the title names a place.
    """
    if not _has_place(home):
        return
    for match in _COUNTY.finditer(text):
        above = counties().get(match["name"], frozenset())
        if (
            above
            and home.may_be_elsewhere(match["name"])
            and _is_name(text, match)
            and _is_far(match["name"], home)
        ):
            yield *match.span("name"), "、".join(sorted(above))


def _short_names_elsewhere(
    text: str, home: _Home, context: Context
) -> Iterator[tuple[int, int, str]]:
    """Yield the bare names of counties elsewhere, as if they were the unit's own: 为晋江发展."""
    if not _has_place(home):
        return
    for start, end, full in find_short_place_names(text):
        name = text[start:end]
        is_elsewhere = (
            name not in home.title
            and home.everything.count(name) <= _SELDOM
            and _is_far(full, home)
            and not is_with_others(text, start, end)
        )
        if is_elsewhere and not (context.is_known and context.is_known(name)):
            yield start, end, full


def _has_place(home: _Home) -> bool:
    """Return whether the title names a place: of a firm nobody knows where it is."""
    named = _CITY.search(home.title) or home.kind or _names_any(place_names(), home.title)
    return bool(named)


def _is_far(county: str, home: _Home) -> bool:
    """Return whether the draft names nothing that a county belongs to, nor its title a neighbour.

    A place that the map does not know is far from everything; 富阳市 has become 富阳区.
    """
    above = frozenset(
        place for kind in "县区市旗" for place in counties().get(county[:-1] + kind, ())
    )
    return not (
        _names_any(above, f"{home.title}{home.everything}") or above & _places_above(home.title)
    )


def _places_without_fact(
    text: str, names: Sequence[tuple[int, int]], home: _Home, context: Context
) -> Iterator[tuple[int, int]]:
    """Yield places that, where there is a ledger, neither it nor any report of the archive has."""
    if context.is_stated is None:
        return
    for start, end in (*_counties_named(text), *_places_with_figures(text, names)):
        name = text[start:end]
        if (
            home.may_be_elsewhere(name)
            and not context.is_stated(name)
            and not (context.is_known and context.is_known(name))
        ):
            yield start, end


def _counties_named(text: str) -> Iterator[tuple[int, int]]:
    for match in _COUNTY.finditer(text):
        if match["kind"] != "市" and _is_name(text, match):  # the city above is in few ledgers
            yield match.span("name")


def _places_with_figures(text: str, names: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the sights, schools, streets that a sentence gives figures of, as ledgers do."""
    for start, end in names:
        name = text[start:end]
        kind = _LOCAL.closing(name) or _LANDMARK.closing(name)
        first, last = enclosing_sentence(text, start)
        if _may_be_foreign(name, kind) and states_amount(text[first:last]):
            yield start, end


def _is_name(text: str, place: re.Match[str]) -> bool:
    """Return whether a place is none of its kind in general: 新建区县, 老城区."""
    return not (
        _NO_PLACE.occurs_in(place["name"].removesuffix(place["kind"]))
        or _NO_PLACE.closing(place["name"]).removesuffix(place["kind"])
        or verbs_in(place["name"])
        or is_made_of_words(text, *place.span("name"))
    )


def _names_any(places: Iterable[str], text: str) -> bool:
    return any(place in text for place in places)


@lru_cache(maxsize=8)
def _places_above(title: str) -> frozenset[str]:
    """Return the provinces and prefectures of the counties that a title names."""
    return frozenset(
        place for name, above in counties().items() if name in title for place in above
    )


NAMES_OF_OTHERS = Rule(
    name="别处的名称",
    severity=Severity.SHOULD,
    about="档案里只有另一个单位写过的名称，别处的县区，和本单位同类的别的地方，县区报告里的“我市”",
    source=Source(origin=RuleOrigin.ARCHIVE, basis="标题、行政区划和各单位报告里的名称"),
    find=_find_names_of_others,
)
