"""The command that runs the main job on the examples."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.commands.read_command import read_on
from assistant.cli.options import open_workbench

_QUERY = "群众办事少跑腿"


def demo(
    folder: Annotated[
        Path, typer.Option("--into", metavar="目录", help="演示的档案和草稿放在这里。")
    ] = Path("demo"),
) -> None:
    """用自带的示例走一遍：收录三十多篇报告，查一次，起草一篇年终总结。"""
    from assistant.cli.output.progress import TerminalProgress
    from assistant.cli.output.rendering import print_hits, print_ingest, print_unresolved
    from assistant.drafting.facts.load_facts import load_facts
    from assistant.drafting.inputs import load_outline
    from assistant.resources import EXAMPLE_FACTS, EXAMPLE_OUTLINE, resource_folder

    examples = resource_folder("examples")
    with open_workbench(folder / "index") as bench:
        typer.secho("一、收录示例报告", bold=True)
        with TerminalProgress() as progress:
            print_ingest(bench.archive.ingest([examples / "archive"], progress=progress))
        read_on(bench)
        typer.secho(f"\n二、查找：{_QUERY}", bold=True)
        print_hits(_QUERY, bench.archive.search(_QUERY, limit=3))
        typer.secho("三、起草：城管局2025年工作总结", bold=True)
        result = bench.drafts.draft(
            load_outline(examples / EXAMPLE_OUTLINE), load_facts(examples / EXAMPLE_FACTS)
        )
        for suffix in (".md", ".docx", ".json"):
            bench.documents.export(result, folder / f"城管局2025年总结{suffix}")
    print_unresolved(result)
    typer.echo(f"草稿在 {folder / '城管局2025年总结.md'}（另有 .docx 和 .json）。")
    typer.echo(f"接着可以试：assistant search 垃圾分类 --index {folder / 'index'}")
