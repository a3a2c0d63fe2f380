"""找提法: one box, and how past reports put it."""

import gradio as gr

from assistant.records import Function, Hit
from assistant.retrieval.filters import make_filter
from assistant.ui.refusals import shown
from assistant.ui.shop import Shop

_HEADERS = ["序号", "段落", "报告", "年份", "章节", "功能", "出处"]


def build(shop: Shop) -> None:
    """Lay out the tab."""
    bench = shop.bench
    with gr.Row():
        query = gr.Textbox(label="查询", placeholder="词语、标题或一句话", scale=4)
        function = gr.Dropdown(["不限", *Function], value="不限", label="章节功能")
    found = gr.Dataframe(headers=_HEADERS, datatype="str", wrap=True, interactive=False)

    @shown
    def on_search(query: str, function: str) -> list[list[str]]:
        functions = () if function == "不限" else (function,)
        wanted = make_filter(functions=functions)
        return [_row(hit) for hit in bench.search(query, filter=wanted)]

    gr.on([query.submit, function.change], on_search, [query, function], found)


def _row(hit: Hit) -> list[str]:
    passage = hit.passage
    return [
        str(hit.rank),
        passage.text,
        passage.report_title,
        str(passage.year or "—"),
        " › ".join(passage.section),
        passage.function,
        f"{passage.place.file}:{passage.place.line}",
    ]
