"""Print what the doctor found as tables."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from assistant.doctor import Finding


def print_findings(
    findings: Sequence[Finding], settings: Mapping[str, str], *, usable: bool
) -> None:
    """Print what was found, the way out where something is amiss, and the settings in force."""
    console = Console()
    table = Table("", "项目", Column("情况", overflow="fold"), "怎么办")
    for finding in findings:
        table.add_row(_mark(finding), finding.name, Text(finding.found), Text(finding.remedy))
    console.print(table)
    in_force = Table("设置", Column("现值", overflow="fold"))
    for name, value in settings.items():
        in_force.add_row(name, Text(value))
    console.print(in_force)
    console.print("可以使用。" if usable else "还不能使用，请先处理标 ✗ 的项目。", highlight=False)


def _mark(finding: Finding) -> Text:
    """Return ✓, ✗, or ○ for what one can do without."""
    if finding.is_well:
        return Text("✓", style="green")
    return Text("✗", style="red") if finding.vital else Text("○", style="yellow")
