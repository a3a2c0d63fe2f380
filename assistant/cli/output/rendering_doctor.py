"""Print the diagnoses of the doctor as tables."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from assistant.doctor import Diagnosis


def print_diagnoses(
    diagnoses: Sequence[Diagnosis], settings: Mapping[str, str], *, usable: bool
) -> None:
    """Print the diagnoses with their remedies, and the settings in use."""
    console = Console()
    table = Table("", "项目", Column("情况", overflow="fold"), "怎么办")
    for diagnosis in diagnoses:
        table.add_row(
            _mark(diagnosis), diagnosis.name, Text(diagnosis.found), Text(diagnosis.remedy)
        )
    console.print(table)
    in_force = Table("设置", Column("现值", overflow="fold"))
    for name, value in settings.items():
        in_force.add_row(name, Text(value))
    console.print(in_force)
    console.print("可以使用。" if usable else "还不能使用，请先处理标 ✗ 的项目。", highlight=False)


def _mark(diagnosis: Diagnosis) -> Text:
    """Return ✓, ✗, or ○ for an optional component."""
    if diagnosis.is_well:
        return Text("✓", style="green")
    return Text("✗", style="red") if diagnosis.vital else Text("○", style="yellow")
