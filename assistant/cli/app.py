"""Run one command, print its errors, return its exit status."""

import logging
import sys
from collections.abc import Sequence

import typer

from assistant.cli.chinese_help import ChineseCommand, ChineseGroup, translate_error
from assistant.cli.commands.archive_commands import (
    ingest,
    reindex,
    remove,
    reports,
    show,
    status,
    tenants,
)
from assistant.cli.commands.check_command import check
from assistant.cli.commands.compare_command import compare, trend
from assistant.cli.commands.demo_command import demo
from assistant.cli.commands.doctor_command import doctor
from assistant.cli.commands.draft_command import draft
from assistant.cli.commands.drafts_command import drafts
from assistant.cli.commands.eval_command import evaluate
from assistant.cli.commands.ledger_commands import facts, plan
from assistant.cli.commands.outline_command import outline
from assistant.cli.commands.paper_commands import export, profile, revise
from assistant.cli.commands.phrases_command import phrases
from assistant.cli.commands.read_command import read
from assistant.cli.commands.search_command import search
from assistant.cli.commands.serve_command import serve
from assistant.cli.commands.train_command import train
from assistant.cli.interruption import CommandInterruptedError, interruption_error
from assistant.errors import AssistantError

app = typer.Typer(
    cls=ChineseGroup,
    help="工作总结写作助手：把历年报告变成档案，据此起草、查找、比对。",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
_COMMANDS = (
    *(ingest, read, reports, show, remove, status, reindex),
    *(search, phrases, outline, facts, plan, draft, drafts),
    *(export, revise, profile, check, compare, trend),
    *(evaluate, train, tenants, serve, doctor, demo),
)
for command in _COMMANDS:
    name = "eval" if command is evaluate else command.__name__
    app.command(name, cls=ChineseCommand)(command)

# BSD's sysexits has no better word, and the contract says: 1 refused, 2 misused.
_REFUSED, _INTERRUPTED = 1, 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit: 0 done, 1 refused, 2 misused."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # a Windows console may start in another one
    sys.exit(_exit_status(arguments))


def _exit_status(arguments: Sequence[str] | None) -> int:
    try:
        result = app(arguments, standalone_mode=False)
    except typer.TyperException as error:
        _print_error(f"用法有误：{translate_error(error)}", "加上 --help 可查看用法。")
        return error.exit_code
    except CommandInterruptedError as error:
        _print_error(str(error), error.hint)
        return _INTERRUPTED
    except AssistantError as error:
        logging.getLogger(__name__).debug("refused", exc_info=True)
        _print_error(f"错误：{error}", error.hint)
        return _REFUSED
    except (KeyboardInterrupt, typer.Abort):
        result = _INTERRUPTED
    if result == _INTERRUPTED:  # typer turns Ctrl-C into this
        interruption = interruption_error(_command_name(arguments))
        _print_error(str(interruption), interruption.hint)
    return result if isinstance(result, int) else 0


def _command_name(arguments: Sequence[str] | None) -> str:
    return next(iter(sys.argv[1:] if arguments is None else arguments), "")


def _print_error(message: str, hint: str) -> None:
    sys.stderr.write(message + "\n" + (hint + "\n" if hint else ""))
