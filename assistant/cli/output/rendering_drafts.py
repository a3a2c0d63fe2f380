"""Print stored drafts on the terminal: the list, the versions, the cost of writing."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from assistant.contract.drafts_json import draft_row
from assistant.contract.json_values import JsonRow
from assistant.drafting.drafts.reimport import ReimportedDraft
from assistant.drafting.drafts.stored_draft import StoredDraft, StoredSection
from assistant.settings import Settings

_PER_PRICE = 1_000_000  # tokens


def print_effort(stored: StoredDraft, settings: Settings) -> None:
    """Print the cost of a draft written by a service: time, tokens, money."""
    effort = stored.effort
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


def print_drafts(drafts: Sequence[StoredDraft]) -> None:
    """Print the list of drafts."""
    console = Console()
    if not drafts:
        console.print("还没有草稿。请运行：assistant draft 提纲 --facts 台账", highlight=False)
    for stored in drafts:
        row = draft_row(stored)
        console.print(Text(f"{stored.id}  {stored.plan.title}"), soft_wrap=True)
        console.print(Text(f"    {_summary(row)}", style="dim"), soft_wrap=True)


def print_versions(section: StoredSection) -> None:
    """Print the history of one section, oldest first, then its current text."""
    console = Console()
    locked = "（已锁定）" if section.is_locked else ""
    console.print(Text(f"{section.name}{locked}", style="bold"), soft_wrap=True)
    for number, version in enumerate(section.versions, start=1):
        wish = f"，要求：{version.instruction}" if version.instruction else ""
        made = version.made[:16].replace("T", " ")
        line = f"第 {number} 版  {made}  {version.how}，{len(version.text)} 字{wish}"
        console.print(Text(line), soft_wrap=True)
    if section.current is not None:
        console.print(Text("\n" + section.current.text), soft_wrap=True)


def print_reimport(taken: ReimportedDraft) -> None:
    """Print the changes that a reimported file made in its draft."""
    console = Console()
    for label, headings in (
        ("改过的章节（记为手改）", taken.edited),
        ("有批注的章节（重写这一节时照办，assistant draft --redo）", taken.noted),
        ("文件里没有了、草稿仍保留的章节", taken.absent),
        ("草稿里没有的标题（连同内容并入了前一节）", taken.unplaced),
        ("已锁定、改动没有采用的章节", taken.locked),
    ):
        if headings:
            console.print(Text(f"{label}：{'；'.join(headings)}"), soft_wrap=True)
    if not (taken.edited or taken.noted or taken.locked):
        console.print("文件和草稿一致，没有改动。", highlight=False)


def _summary(row: JsonRow) -> str:
    changed = row["changed"][:16].replace("T", " ")
    return f"{changed}  已写 {row['written']}/{row['sections']} 节，待处理 {row['open']} 处"
