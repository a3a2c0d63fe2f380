"""Check address, port and temporary folder before the page is built."""

from __future__ import annotations

import errno
import os
import socket
from pathlib import Path
from tempfile import TemporaryFile

from assistant.errors import SettingsError

_REASONS = {
    errno.EADDRINUSE: "已经被占用",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
    errno.EACCES: "没有权限",
}


def require_address(host: str, port: int | None) -> None:
    """Raise SettingsError for an address that this machine lacks, or a port that is taken."""
    try:
        family, kind, _, _, place = socket.getaddrinfo(host, port or 0, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as tried:
            if os.name == "posix":  # elsewhere it would let two programs share a port
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(place)
    except OSError as error:
        raise SettingsError(
            f"网页不能开在 {host}{f' 的 {port} 端口' if port else ''}：{_reason(error)}",
            hint="也许已经开着一个；换一个端口用 --port，换一个地址用 --host。",
        ) from error


def require_folder(folder: Path) -> None:
    """Raise SettingsError for a folder in which uploads and exports cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise SettingsError(
            f"临时文件夹不能写：{folder}",
            hint="请换一个：设置环境变量 GRADIO_TEMP_DIR，或检查权限和磁盘空间。",
        ) from error


def _reason(error: OSError) -> str:
    if isinstance(error, socket.gaierror):
        return "没有这个地址"
    return _REASONS.get(error.errno or 0, str(error))
