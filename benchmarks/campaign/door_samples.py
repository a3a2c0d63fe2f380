"""Write one good file of each kind that comes in: a draft that was exported, a layout, settings."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.facts.workbook.labelled_ledger import write_labelled_ledger
from assistant.resources import resource_folder
from assistant.settings import Settings
from assistant.workbench import Workbench

EXAMPLES = resource_folder("examples")
_OUTLINE = (
    "# 澜川市城市管理局2025年工作总结\n一、主要工作（800字）\n（一）环境卫生\n二、存在的问题\n"
)
_FACTS = "（一）：清运垃圾12.6万吨，同比增长3.1%\n（一）：改造公厕17座\n二：部分管网老旧"
_CASES = (
    '[{"id": "1", "query": "老旧小区改造", "kind": "标题", "acceptable": [],'
    ' "relevant": [{"file": "城管局.txt", "line": 16}]}]'
)
_SETTINGS = (
    'llm_base_url = "http://localhost:9/v1"\nllm_model = "m"\nport = 7861\nmcp = false\n'
    'rules_off = ["提法时效"]\nllm_price_in = 0.5\n[users]\n"王明" = "x"\n'
)
_PAGE = (
    "<html><head><title>石桥区城管局2024年工作总结</title><style>p{color:red}</style></head><body>"
    "<ul><li><a href='/'>首页</a></li></ul><div class='c'><h1>石桥区城管局2024年工作总结</h1>"
    "<p>全年清运垃圾12.6万吨，同比增长3.1%，面积10<sup>4</sup>平方米。</p><table border='1'>"
    "<tr><th rowspan='2'>指标</th><th colspan='2'>数值</th></tr><tr><td>公厕</td><td>17座</td></tr>"
    "</table><h2>一、存在的问题</h2><p style='display:block'>部分管网老旧，<br>有待改造。</p></div>"
    "</body></html>"
)


def write_samples(folder: Path) -> None:
    """Write all samples into `folder`, with an archive of two reports and one stored draft."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = {
        "outline.md": _OUTLINE,
        "facts.txt": _FACTS,
        "cases.json": _CASES,
        "page.html": _PAGE,
        "settings.toml": _SETTINGS,
        "facts.json": '[{"指标": "改造公厕", "数值": 17}]',
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    copyfile(resource_folder("prompts") / "placement.md", folder / "prompt.md")
    with Workbench(Settings(index=folder / "index", embedding="static")) as bench:
        bench.archive.ingest(sorted((EXAMPLES / "archive/青石镇").glob("*202[45]*")))
        drafts, documents = bench.drafts, bench.documents
        stored = drafts.get(drafts.create(_OUTLINE, parse_facts(_FACTS)).id)
        drafts.finish(stored.id)
        draft = drafts.get(stored.id).draft()
        for name in ("draft.docx", "draft.md", "draft.json"):
            documents.export(draft, folder / name)
        documents.export(draft, folder / "review.docx", review=True)
        (folder / "layout.toml").write_text(documents.learn_layout(None), encoding="utf-8")
        text = (folder / "draft.md").read_text(encoding="utf-8")
        (folder / "newer.md").write_text(text.replace("公厕", "垃圾站"), encoding="utf-8")
        documents.track_changes(
            folder / "draft.docx", folder / "newer.md", folder / "changes.docx", author="王明"
        )
        documents.lay_out(EXAMPLES / "facts/财政局2025年数据.md", folder / "facts.docx")
        ledger = folder / "ledger.xlsx"
        write_labelled_ledger(EXAMPLES / "facts/城管局2025年台账.csv", [], {}, ledger)
        copyfile(folder / "index/drafts" / f"{stored.id}.json", folder / "stored.json")
