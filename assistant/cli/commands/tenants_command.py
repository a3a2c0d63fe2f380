"""The command that lists and adds the tenants of an archive on servers."""

from typing import Annotated

import typer

from assistant.cli.options import Json, open_workbench


def tenants(
    add: Annotated[
        str, typer.Option("--add", metavar="名称", help="新增这个单位，它的档案是空的。")
    ] = "",
    json: Json = False,
) -> None:
    """列出档案数据库里的单位：各有自己的档案，互相看不到；设置 tenant 选用其中一个。"""
    from assistant.cli.output.rendering import print_json

    with open_workbench(None) as bench:
        names = bench.archive.tenants(add=add)
    if json:
        print_json(names)
    else:
        typer.echo("\n".join(names))
