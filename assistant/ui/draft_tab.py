"""起草: an outline and this year's facts become a first draft."""

from pathlib import Path
from tempfile import mkdtemp

import gradio as gr

from assistant.drafting.facts import load_facts, parse_facts
from assistant.drafting.records import Draft, Fact
from assistant.drafting.render import to_markdown
from assistant.ui.refusals import shown
from assistant.ui.shop import Shop
from assistant.workbench import Workbench

_OUTLINE = "# 某某局2025年工作总结\n一、主要工作情况\n（一）……\n二、存在的问题\n三、2026年工作打算"
_FACTS = "一（一）：新建公厕12座\n或从文件读取：CSV、XLSX、文本"


def build(shop: Shop) -> None:
    """Lay out the tab."""
    bench = shop.bench
    with gr.Row():
        outline = gr.Textbox(label="提纲", lines=12, placeholder=_OUTLINE)
        with gr.Column():
            facts = gr.Textbox(label="今年的数据（一行一条）", lines=8, placeholder=_FACTS)
            ledger = gr.File(label="或台账文件", file_types=[".csv", ".xlsx", ".md", ".txt"])
    start = gr.Button("起草", variant="primary")
    # A text box, not Markdown: what past reports say is shown, never interpreted.
    text = gr.Textbox(label="初稿（含出处）", lines=24, buttons=["copy"], interactive=False)
    traced = gr.Dataframe(
        headers=["数字或名称", "来历", "依据", "章节"], datatype="str", label="数字核对", wrap=True
    )
    word = gr.File(label="Word 文件", interactive=False)

    @shown
    def on_start(outline: str, facts: str, ledger: str | None) -> tuple[str, list[list[str]], str]:
        draft = bench.draft(outline, _facts(facts, ledger))
        return to_markdown(draft), _figures(draft), str(_word_file(bench, draft))

    start.click(on_start, [outline, facts, ledger], [text, traced, word])


def _facts(typed: str, ledger: str | None) -> list[Fact]:
    from_file = load_facts(Path(ledger)) if ledger else []
    return from_file + (parse_facts(typed) if typed.strip() else [])


def _figures(draft: Draft) -> list[list[str]]:
    return [[figure.text, figure.status, figure.origin, figure.section] for figure in draft.figures]


def _word_file(bench: Workbench, draft: Draft) -> Path:
    path = Path(mkdtemp()) / "初稿.docx"
    bench.write_out(draft, path)
    return path
