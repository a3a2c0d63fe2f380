"""Translate the help and the errors of typer into Chinese."""

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

_QUOTED = re.compile(r"No such command '(.*)'\.?$")
_EXTRA = re.compile(r"unexpected extra arguments? ?(?:\(s\))? ?\((.*)\)$")


def translate_error(error: typer.TyperException) -> str:
    """Return an error of typer in Chinese; in English only where no translation exists."""
    own = error.format_message()
    message = _MESSAGES.get(type(error).__name__, _bad_command)
    return message(error, own)


def _no_such_option(error: Any, _own: str) -> str:
    near = f"，相近的有：{'、'.join(sorted(error.possibilities))}" if error.possibilities else ""
    return f"没有这个选项：{error.option_name}{near}"


def _missing_parameter(error: Any, _own: str) -> str:
    return f"缺少参数：{_parameter_name(error)}"


def _bad_value(error: Any, _own: str) -> str:
    return f"参数的值不对：{_parameter_name(error)}{_expected(error.param)}"


def _bad_option(error: Any, own: str) -> str:
    reason = "选项不带值" if "does not take" in own else "选项缺少值"
    return f"{reason}：{error.option_name}"


def _bad_command(_error: Any, own: str) -> str:
    if unknown := _QUOTED.match(own):
        return f"没有这个命令：{unknown[1]}"
    if extra := _EXTRA.search(own):
        return f"多出了参数：{extra[1]}（有空格的一句话请加引号）"
    return f"命令不对（{own}）"


_MESSAGES = {
    "NoSuchOption": _no_such_option,
    "MissingParameter": _missing_parameter,
    "BadParameter": _bad_value,
    "BadOptionUsage": _bad_option,
}


def _parameter_name(error: Any) -> str:
    """Return the name of the option or argument of `error`, as the user types it."""
    hint = error.param_hint or (error.param.get_error_hint() if error.param else "")
    return str(hint).replace("'", "").replace(" / ", "、")


def _expected(parameter: Any) -> str:
    """Return the values that `parameter` takes, "" where any number or word is allowed."""
    least, most = getattr(parameter, "min", None), getattr(parameter, "max", None)
    if least is not None and most is not None:
        return f"，应是 {least} 到 {most} 之间的整数"
    descriptor = getattr(parameter, "type_descriptor", None)
    if descriptor is not None and descriptor.is_choice:
        return f"，可用：{'、'.join(str(choice.value) for choice in descriptor.choices)}"
    return "，应是整数" if descriptor is not None and _wants_number(descriptor.annotation) else ""


def _wants_number(annotation: object) -> bool:
    return annotation is int or annotation == list[int]


class ChineseCommand(TyperCommand):
    """A command whose help is Chinese throughout."""

    def get_params(self, ctx: Any) -> Any:
        """Return the parameters; the help shows no English type names behind them."""
        return _hide_types(super().get_params(ctx))

    def get_usage(self, ctx: Any) -> str:
        """Return the usage line in Chinese."""
        return _translate_usage(super().get_usage(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help, its titles in Chinese."""
        _translate_titles()
        super().format_help(ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option --help, explained in Chinese."""
        return _translate_help_option(super().get_help_option(ctx))


class ChineseGroup(TyperGroup):
    """The group of all commands; its help is Chinese throughout."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; where there is none, show the help and end as misused."""
        if not args:
            self.get_help(ctx)  # prints it
            ctx.exit(2)
        return super().parse_args(ctx, args)

    def get_params(self, ctx: Any) -> Any:
        """Return the parameters; the help shows no English type names behind them."""
        return _hide_types(super().get_params(ctx))

    def get_usage(self, ctx: Any) -> str:
        """Return the usage line in Chinese."""
        return _translate_usage(super().get_usage(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help, its titles in Chinese."""
        _translate_titles()
        super().format_help(ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option --help, explained in Chinese."""
        return _translate_help_option(super().get_help_option(ctx))


def _translate_usage(line: str) -> str:
    for english, chinese in (
        ("Usage:", "用法："),
        ("[OPTIONS]", "[选项]"),
        ("COMMAND [ARGS]...", "命令 …"),
    ):
        line = line.replace(english, chinese)
    return line


def _hide_types(parameters: Any) -> Any:
    """Return `parameters`; the help shows their Chinese value names, never <int> or <path>."""
    for parameter in parameters:
        if not (hasattr(parameter, "is_flag") and parameter.metavar):
            vars(parameter)["display_type_rich"] = _no_type  # rich asks it, and has no setting
    return parameters


def _no_type(**_context: Any) -> None:
    """Return no type name for the help."""


def _translate_help_option(option: Any) -> Any:
    if option is not None:
        option.help = "显示本帮助。"
    return option


def _translate_titles() -> None:
    from typer import rich_utils  # late: it imports much that only the help needs

    rich_utils.ARGUMENTS_PANEL_TITLE = "参数"
    rich_utils.OPTIONS_PANEL_TITLE = "选项"
    rich_utils.COMMANDS_PANEL_TITLE = "命令"
    rich_utils.DEFAULT_STRING = "[默认：{}]"
    rich_utils.REQUIRED_LONG_STRING = "[必填]"
    rich_utils.RANGE_STRING = ""  # a refusal names it
