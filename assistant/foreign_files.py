"""Let in files that others made: within a size, and every fault of a parser a refusal."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import AssistantError, LoadError

_LOG = logging.getLogger(__name__)
_MEGABYTE = 1_000_000
SAVE_AS_TEXT = "请把正文另存为 .txt 文件再试。"
MAX_FILE = 200 * _MEGABYTE  # bytes of a report with its pictures
MAX_INPUT = 60 * _MEGABYTE  # bytes of a ledger or an outline
MAX_TEXT = 20 * _MEGABYTE  # bytes of a file of settings, a layout, cases


@contextmanager
def refuse_faults(
    refusal: type[AssistantError], *, hint: str, what: str = "文件"
) -> Iterator[None]:
    """Turn whatever a parser raises on foreign content into a refusal; a decorator as well.

    No parser promises which exceptions it raises on damaged input, and a nesting of thousands ends
    in a RecursionError anywhere. The traceback is logged: it may be our own fault.
    """
    try:
        yield
    except AssistantError:
        raise
    except Exception as error:
        _LOG.info("%s cannot be read", what, exc_info=True)
        raise refusal(f"{what}读取时出错：{type(error).__name__}。", hint=hint) from error


def read_foreign_file(
    path: Path,
    *,
    refusal: type[AssistantError] = LoadError,
    most: int = MAX_FILE,
    lead: str = "",
) -> bytes:
    """Return the bytes of a file of at most `most` bytes, and not empty.

    Raises the refusal where that cannot be; `lead` opens its message where the file is not named
    elsewhere.
    """
    try:
        _require_plain(path, refusal, most, lead)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise refusal(f"{lead}文件不存在。", hint="可能已被移走或改名。") from error
    except PermissionError as error:
        raise refusal(
            f"{lead}没有权限读取，或文件正被其他程序占用。",
            hint="请关闭打开它的程序，或检查文件权限。",
        ) from error
    except (OSError, ValueError) as error:
        raise refusal(
            f"{lead}读不出来：{error}", hint="请检查磁盘、网络驱动器或文件名。"
        ) from error


def _require_plain(path: Path, refusal: type[AssistantError], most: int, lead: str) -> None:
    if path.is_dir():
        raise refusal(f"{lead}这是文件夹，或没有权限打开的文件夹。", hint="请检查文件夹的权限。")
    if path.exists() and not path.is_file():
        raise refusal(f"{lead}这不是普通文件。", hint="请把内容复制成文件再试。")
    if path.stat().st_size > most:
        raise refusal(
            f"{lead}文件超过 {most // _MEGABYTE} MB。", hint="请拆成几个文件，或压缩其中的图片。"
        )
