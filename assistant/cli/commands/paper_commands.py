"""The commands that make Word files: export, revise, profile."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.options import Index, LedgerTable, Review, open_workbench
from assistant.errors import ExportError

OutputOption = Annotated[
    Path, typer.Option("-o", "--output", metavar="文件", help="写到哪个文件。")
]
LayoutOption = Annotated[
    Path | None,
    typer.Option("--layout", metavar="版式", help="版式文件，默认用设置里的，再默认用国家标准。"),
]


def export(
    draft: Annotated[
        str, typer.Argument(metavar="草稿", help="留存的草稿编号，或一个 .md、.txt、.docx 文件。")
    ],
    output: OutputOption,
    review: Review = False,
    table: LedgerTable = False,
    layout: LayoutOption = None,
    index: Index = None,
) -> None:
    """把草稿或文稿排成公文格式的 Word（也可 .pdf、.html）；--review 写带批注的审稿稿。"""
    with open_workbench(index, **({"layout": layout} if layout else {})) as bench:
        file = Path(draft)
        if file.is_file() and table:
            raise ExportError("文件里没有台账，附不了表。", hint="写草稿编号，或自己把表写进文件。")
        if file.is_file():
            bench.documents.lay_out(file, output)
        else:
            stored = bench.drafts.get(draft).draft()
            bench.documents.export(stored, output, review=review, table=table)
    typer.echo(f"已写入 {output}", err=True)


def revise(
    old: Annotated[Path, typer.Argument(metavar="旧稿", help="原来的 .docx 文件。")],
    new: Annotated[Path, typer.Argument(metavar="新稿", help="改好的 .md、.txt 或 .docx 文件。")],
    output: OutputOption,
    author: Annotated[
        str, typer.Option("--author", metavar="署名", help="修订记在谁的名下。")
    ] = "写作助手",
) -> None:
    """把新旧两稿的差别写成 Word 修订（逐字的插入和删除），可逐条接受或拒绝。"""
    with open_workbench(None) as bench:
        made = bench.documents.track_changes(old, new, output, author=author)
    typer.echo(
        f"已写入 {output}：改动 {made.changed} 段，新增 {made.added} 段，删去 {made.removed} 段。",
        err=True,
    )
    if left := len(made.unrevised) + len(made.unplaced):
        typer.echo(f"表格和文本框里有 {left} 处对不上新稿，没有改，请自己核对：", err=True)
        for kind, texts in (("旧稿还留着", made.unrevised), ("新稿没写进去", made.unplaced)):
            for text in texts:
                typer.echo(f"  {kind}：{text}", err=True)


def profile(
    sample: Annotated[
        Path | None,
        typer.Option("--from", metavar="样本", help="本单位的 .docx 文件，照它学。"),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件", help="写到 .toml 文件。")
    ] = None,
) -> None:
    """生成版式文件：从本单位的 Word 样本学，或输出现用的版式，供修改。"""
    from assistant.archive.storage.atomic_write import save_result

    with open_workbench(None) as bench:
        text = bench.documents.learn_layout(sample)
    if output is None:
        typer.echo(text, nl=False)
    else:
        save_result(output, text.encode())
        typer.echo(f"已写入 {output}；在 assistant.toml 里写 layout = '{output}' 即可。", err=True)
