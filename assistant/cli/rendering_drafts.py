"""Show kept drafts to people: how writing goes, what it cost, the list, the versions."""

import sys
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.text import Text

from assistant.cli.rows import Row, kept_row
from assistant.drafting.events import DraftEvent, SectionDone, SectionFailed, TextArrived
from assistant.drafting.kept.records import KeptDraft, KeptSection
from assistant.settings import Settings

_PER_PRICE = 1_000_000  # tokens


class DraftProgress:
    """How far a draft is: a line for each section that a service wrote, on standard error."""

    def __init__(self, kept: KeptDraft) -> None:
        self._headings = [section.heading or "导语" for section in kept.sections]
        self._console = Console(stderr=True)
        self._status = self._console.status("正在起草……")
        self._characters: dict[int, int] = {}

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            self._status.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._status.stop()

    def hear(self, event: DraftEvent) -> None:
        """Show what happened."""
        if isinstance(event, TextArrived):
            self._characters[event.number] = len(event.text)
            growing = "，".join(
                f"{self._headings[number]} {count} 字" for number, count in self._characters.items()
            )
            self._status.update(Text(f"正在写：{growing}"))
            return
        self._characters.pop(event.number, None)
        heading = self._headings[event.number]
        if isinstance(event, SectionFailed):
            self._say(f"没写成 {heading}：{event.error}")
        elif isinstance(event, SectionDone) and event.effort.seconds:
            self._say(f"写好 {heading}，{event.effort.seconds:.1f} 秒")

    def _say(self, line: str) -> None:
        self._console.print(Text(line), soft_wrap=True)


def print_effort(kept: KeptDraft, settings: Settings) -> None:
    """Print what a service took for a draft, where one was asked: time, tokens, money."""
    effort = kept.effort
    if not effort.seconds:
        return
    line = f"模型共写 {effort.seconds:.1f} 秒"
    if effort.answer_tokens:
        line += f"，输入 {effort.prompt_tokens:,}、输出 {effort.answer_tokens:,} 个词元"
    cost = effort.prompt_tokens * settings.llm_price_in
    cost += effort.answer_tokens * settings.llm_price_out
    if cost:
        line += f"，约 {cost / _PER_PRICE:.2f} 元"
    Console(stderr=True).print(line, highlight=False)


def print_drafts(drafts: Sequence[KeptDraft]) -> None:
    """Print the list of drafts."""
    console = Console()
    if not drafts:
        console.print("还没有草稿。请运行：assistant draft 提纲 --facts 台账", highlight=False)
    for kept in drafts:
        row = kept_row(kept)
        console.print(Text(f"{kept.id}  {kept.plan.title}"), soft_wrap=True)
        console.print(Text(f"    {_state(row)}", style="dim"), soft_wrap=True)


def print_versions(section: KeptSection) -> None:
    """Print the history of one section, oldest first, then the text as it stands."""
    console = Console()
    locked = "（已锁定）" if section.is_locked else ""
    console.print(Text(f"{section.heading or '导语'}{locked}", style="bold"), soft_wrap=True)
    for number, version in enumerate(section.versions, start=1):
        wish = f"，要求：{version.instruction}" if version.instruction else ""
        made = version.made[:16].replace("T", " ")
        line = f"第 {number} 版  {made}  {version.how}，{len(version.text)} 字{wish}"
        console.print(Text(line), soft_wrap=True)
    if section.current is not None:
        console.print(Text("\n" + section.current.text), soft_wrap=True)


def _state(row: Row) -> str:
    changed = row["changed"][:16].replace("T", " ")
    return f"{changed}  已写 {row['written']}/{row['sections']} 节，待处理 {row['open']} 处"
