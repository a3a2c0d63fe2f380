"""The command that checks components, model, archive, services and settings."""

from dataclasses import asdict

import typer

from assistant.cli.chinese_help import ChineseCommand
from assistant.cli.options import Index, Json, settings_for

_UNUSABLE = 1


def register(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command(cls=ChineseCommand)(doctor)


def doctor(index: Index = None, json: Json = False) -> int:
    """体检：组件、模型、档案、服务和设置是否正常，不正常的怎么办。"""
    from assistant.cli.output.rendering import print_json
    from assistant.cli.output.rendering_doctor import print_findings
    from assistant.doctor import diagnose, shown_settings

    settings = settings_for(index)
    findings = list(diagnose(settings))
    usable = all(finding.is_well or not finding.vital for finding in findings)
    if json:
        rows = [{**asdict(finding), "is_well": finding.is_well} for finding in findings]
        print_json({"usable": usable, "findings": rows, "settings": shown_settings(settings)})
    else:
        print_findings(findings, shown_settings(settings), usable=usable)
    return 0 if usable else _UNUSABLE
