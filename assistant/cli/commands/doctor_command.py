"""The command that checks components, model, archive, services and settings."""

from dataclasses import asdict
from typing import Annotated

import typer

from assistant.cli.options import Index, Json, settings_for

_UNUSABLE = 1


def doctor(
    deep: Annotated[
        bool,
        typer.Option("--deep", help="把档案逐条与收录时的校验和核对，能推算的修好，几分钟。"),
    ] = False,
    index: Index = None,
    json: Json = False,
) -> int:
    """体检：组件、模型、档案、服务和设置是否正常，不正常的怎么办。"""
    from assistant.cli.output.rendering import print_json
    from assistant.cli.output.rendering_doctor import print_diagnoses
    from assistant.doctor import describe_settings, diagnose

    settings = settings_for(index)
    diagnoses = list(diagnose(settings, deep=deep))
    usable = all(one.is_well or not one.vital for one in diagnoses)
    if json:
        rows = [{**asdict(one), "is_well": one.is_well} for one in diagnoses]
        print_json({"usable": usable, "findings": rows, "settings": describe_settings(settings)})
    else:
        print_diagnoses(diagnoses, describe_settings(settings), usable=usable)
    return 0 if usable else _UNUSABLE
