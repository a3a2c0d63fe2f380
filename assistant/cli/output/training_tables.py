"""Show the result of training the embedding model."""

from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from assistant.adapting.adapt_model import Adaptation
from assistant.cli.output.evaluation_tables import difference_text, interval_row, interval_text
from assistant.contract.json_values import JsonRow


def adaptation_row(made: Adaptation, output: Path | None) -> JsonRow:
    """Return the result of training, measured on the reports held out."""
    return {
        "reports": made.reports,
        "pairs": made.pairs,
        "queries": len(made.before),
        "texts": made.texts,
        "better": made.is_better,
        "installed": made.is_better and output is None,
        **{
            measure.name: {
                "before": interval_row(measure.before),
                "after": interval_row(measure.after),
                "difference": interval_row(measure.difference),
            }
            for measure in made.measures
        },
    }


def print_adaptation(made: Adaptation, output: Path | None) -> None:
    """Print both models side by side, and the one in use now."""
    console = Console(highlight=False)
    console.print(
        f"读了 {made.reports} 篇报告，学了 {made.pairs} 对；用没有学过的报告检验："
        f"{len(made.before)} 个查询，{made.texts} 个段落，只用模型。"
    )
    table = Table("指标", "训练前", "训练后", "差别", box=SIMPLE_HEAD)
    for measure in made.measures:
        table.add_row(
            measure.name,
            interval_text(measure.before),
            interval_text(measure.after),
            difference_text(measure.difference),
        )
    console.print(table)
    console.print(escape(_outcome(made, output)))


def _outcome(made: Adaptation, output: Path | None) -> str:
    if output is not None:
        return (
            f"模型已写入 {output}。要使用它，把设置 embedding 写成这个目录，再 assistant reindex。"
        )
    if made.is_better:
        return "训练后的模型更好，已换用并重建索引。恢复内置模型：assistant train --undo"
    return "没有可靠的改进（nDCG@10 差别的 95% 区间没有高于 0），档案继续用原来的模型。"
