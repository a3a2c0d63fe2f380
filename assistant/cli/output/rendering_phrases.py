"""Print past wording on the terminal: sentences, patterns, headings, years, collocations."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from assistant.phrasing.phrases import (
    Collocation,
    Filler,
    Pattern,
    Phrases,
    PrecedentSentence,
    Timeline,
)
from assistant.records import HeadingSet

_SHOWN_FILLERS = 8
_SHOWN_TYPES = 5
_EXAMPLES = 2
_MOST_BESIDE = 28  # cells on each side of a match in context; a Chinese character takes two
_MOST_AROUND = 200  # cells on each side of a match in a sentence shown whole
_LONGEST_MATCH = 50  # cells; longer ones do not stand below each other


def print_phrases(found: Phrases, *, in_context: bool) -> None:
    """Print the answer; `in_context` aligns short matches in one column."""
    console = Console()
    if found.sentences:
        _print_title(console, "句子")
        for sentence in found.sentences:
            if in_context and cell_len(sentence.match) <= _LONGEST_MATCH:
                _print_in_context(console, sentence)
            else:
                _print_whole(console, sentence)
    _print_patterns(console, found.patterns)
    _print_heading_sets(console, found.heading_sets)
    if found.timeline is not None:
        _print_timeline(console, found.timeline)
    _print_collocations(console, found.collocations)
    if not (found.sentences or found.patterns or found.heading_sets or found.collocations):
        console.print("没有找到。可以换一种说法、减少筛选条件，或加 --all 连有缺损的句子一起看。")


def _print_whole(console: Console, sentence: PrecedentSentence) -> None:
    text = Text(f"{sentence.rank:>2}. ")
    text.append(_fit_end(sentence.left, _MOST_AROUND))
    text.append(sentence.match, style="bold yellow")
    text.append(_fit_start(sentence.right, _MOST_AROUND))
    console.print(text, soft_wrap=True)
    _print_source(console, sentence)


def _print_in_context(console: Console, sentence: PrecedentSentence) -> None:
    """Print one line, the match in the same column as in the other lines."""
    width = max(10, min(_MOST_BESIDE, (console.width - 30) // 2))
    left = _fit_end(sentence.left, width)
    text = Text(f"{sentence.rank:>2}. {' ' * (width - cell_len(left))}{left}")
    text.append(sentence.match, style="bold yellow")
    text.append(_fit_start(sentence.right, width))
    console.print(text, soft_wrap=True)
    _print_source(console, sentence)


def _print_source(console: Console, sentence: PrecedentSentence) -> None:
    pieces = [
        f"《{sentence.report_title}》（{sentence.year or '年份不明'}）",
        sentence.function.value,
        f"{sentence.file}:{sentence.line}",
    ]
    if sentence.also:
        pieces.append(f"又见 {len(sentence.also)} 处")
    if sentence.flags:
        pieces.append("有缺损：" + "、".join(sentence.flags))
    console.print(Text("    " + " ".join(pieces), style="dim"), soft_wrap=True)


def _fit_end(text: str, width: int) -> str:
    """Return the end of `text`, at most `width` cells."""
    while cell_len(text) > width:
        text = "…" + text.removeprefix("…")[1:]
    return text


def _fit_start(text: str, width: int) -> str:
    return text if cell_len(text) <= width else set_cell_size(text, width - 1) + "…"


def _print_patterns(console: Console, patterns: Sequence[Pattern]) -> None:
    if not patterns:
        return
    _print_title(console, "句式")
    for pattern in patterns:
        years = _year_range(pattern.by_year)
        head = Text(pattern.skeleton.replace("*", "……"), style="bold")
        head.append(f"  {pattern.reports} 篇报告、{pattern.sentences} 句{years}", style="dim")
        console.print(head, soft_wrap=True)
        for number, slot in enumerate(pattern.slots, start=1):
            if slot:
                console.print(Text(f"    空{number}：{_list_fillers(slot)}"), soft_wrap=True)
        for example in pattern.examples[:_EXAMPLES]:
            console.print(Text(f"    例：{example.text}"), soft_wrap=True)
            source = f"《{example.report_title}》（{example.year or '年份不明'}） "
            place = f"{example.file}:{example.line}"
            console.print(Text(f"        {source}{place}", style="dim"), soft_wrap=True)


def _print_heading_sets(console: Console, sets: Sequence[HeadingSet]) -> None:
    if not sets:
        return
    _print_title(console, "成套标题")
    for one in sets:
        for heading in one.headings:
            console.print(Text(f"    {heading}"), soft_wrap=True)
        source = f"《{one.report_title}》（{one.year or '年份不明'}） {one.function}"
        console.print(Text(f"    {source} {one.file}:{one.line}\n", style="dim"), soft_wrap=True)


def _print_timeline(console: Console, timeline: Timeline) -> None:
    _print_title(console, "提法年份")
    if timeline.reports == 0:
        console.print(Text(f"    档案里没有出现过“{timeline.phrase}”。"), soft_wrap=True)
        return
    text = f"    “{timeline.phrase}”见于 {timeline.reports} 篇报告"
    if timeline.last is not None:
        text += f"，最早出现于 {timeline.first} 年，最近一次出现于 {timeline.last} 年"
    console.print(Text(text + "。"), soft_wrap=True)
    rows = (
        ("各年", "  ".join(f"{year}年 {count}" for year, count in timeline.by_year)),
        ("单位", _list_counts(timeline.by_org_type)),
        ("常见于", _list_fillers(timeline.beside)),
    )
    for name, value in rows:
        if value:
            console.print(Text(f"    {name}：{value}"), soft_wrap=True)


def _print_collocations(console: Console, collocations: Sequence[Collocation]) -> None:
    if not collocations:
        return
    _print_title(console, "搭配")
    for one in collocations:
        partners = _list_fillers(one.partners, most=2 * _SHOWN_FILLERS)
        console.print(Text(f"    {one.word}（{one.kind}）：{partners}"), soft_wrap=True)


def _list_fillers(fillers: Sequence[Filler], most: int = _SHOWN_FILLERS) -> str:
    return "、".join(f"{filler.text} {filler.count}" for filler in fillers[:most])


def _list_counts(counts: Sequence[tuple[str, int]]) -> str:
    return "、".join(f"{name} {count}" for name, count in counts[:_SHOWN_TYPES])


def _year_range(by_year: Sequence[tuple[int, int]]) -> str:
    if not by_year:
        return ""
    first, last = by_year[0][0], by_year[-1][0]
    return f"，{first} 年" if first == last else f"，{first}—{last} 年"


def _print_title(console: Console, name: str) -> None:
    console.print(Text(f"\n【{name}】", style="bold cyan"))
