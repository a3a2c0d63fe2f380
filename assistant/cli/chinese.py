"""Make typer, which speaks English, answer in Chinese."""

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

_MESSAGES = {
    "NoSuchOption": "没有这个选项",
    "MissingParameter": "缺少参数",
    "BadParameter": "参数的值不对",
    "BadOptionUsage": "选项缺少值",
    "BadArgumentUsage": "参数个数不对",
    "UsageError": "命令不对",
}


def in_chinese(error: typer.TyperException) -> str:
    """Return what typer complains about, in Chinese, with its own words behind it."""
    own = error.format_message()
    known = _MESSAGES.get(type(error).__name__)
    return f"{known}（{own}）" if known else own


class ChineseCommand(TyperCommand):
    """A command whose help is Chinese throughout."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option --help, explained in Chinese."""
        return _translated(super().get_help_option(ctx))


class ChineseGroup(TyperGroup):
    """The group of all commands; its help is Chinese throughout."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option --help, explained in Chinese."""
        return _translated(super().get_help_option(ctx))


def _translated(option: Any) -> Any:
    _translate_titles()
    if option is not None:
        option.help = "显示本帮助。"
    return option


def _translate_titles() -> None:
    from typer import rich_utils  # late: it imports rich

    rich_utils.ARGUMENTS_PANEL_TITLE = "参数"
    rich_utils.OPTIONS_PANEL_TITLE = "选项"
    rich_utils.COMMANDS_PANEL_TITLE = "命令"
    rich_utils.DEFAULT_STRING = "[默认：{}]"
    rich_utils.REQUIRED_LONG_STRING = "[必填]"
