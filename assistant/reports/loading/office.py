"""Convert a document with the LibreOffice of this computer, if it has one."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from assistant.errors import ExportError, LoadError
from assistant.reports.loading.sniff import SAVE_AS_DOCX

TIMEOUT = 120.0  # seconds for one file, start of the program included
_PLACES = [
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
]
# No macros, and nothing fetched from places the document names.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def find_office() -> str | None:
    """Return the path of LibreOffice's program; None where it is not installed."""
    on_path = shutil.which("soffice") or shutil.which("libreoffice")
    return on_path or next((place for place in _PLACES if Path(place).is_file()), None)


def convert_to_docx(data: bytes) -> bytes:
    """Return the document (.doc, .wps, .rtf, .odt) as .docx.

    Raises LoadError where LibreOffice is missing, fails, or takes longer than `TIMEOUT`.
    """
    program = find_office()
    if program is None:
        raise LoadError(
            "旧式文档（.doc、.wps、.rtf、.odt）需要借助 LibreOffice 读取，本机没有安装。",
            hint=f"{SAVE_AS_DOCX}也可以安装 LibreOffice（免费）后重试。",
        )
    try:
        converted = _converted(program, data, "input.doc", "docx", "docx:MS Word 2007 XML")
    except subprocess.TimeoutExpired as error:
        raise LoadError(
            f"LibreOffice 在 {TIMEOUT:.0f} 秒内没有转换完这个文件。", hint=SAVE_AS_DOCX
        ) from error
    if converted is None:
        raise LoadError("LibreOffice 打不开这个文件，可能已损坏或有密码。", hint=SAVE_AS_DOCX)
    return converted


def convert_to_pdf(docx: bytes) -> bytes:
    """Return a .docx as PDF; ExportError where LibreOffice is missing, fails, or takes too long."""
    program = find_office()
    if program is None:
        raise ExportError(
            "写 PDF 需要借助 LibreOffice，本机没有安装。",
            hint="请先写成 .docx，用 Word 或 WPS 另存为 PDF；也可以安装 LibreOffice（免费）。",
        )
    try:
        converted = _converted(program, docx, "input.docx", "pdf", "pdf:writer_pdf_Export")
    except subprocess.TimeoutExpired as error:
        raise ExportError(
            f"LibreOffice 在 {TIMEOUT:.0f} 秒内没有写完 PDF。", hint="请先写成 .docx。"
        ) from error
    if converted is None:
        raise ExportError("LibreOffice 没有写出 PDF。", hint="请先写成 .docx。")
    return converted


def _converted(program: str, data: bytes, name: str, suffix: str, form: str) -> bytes | None:
    """Return the document in another format; None where LibreOffice fails."""
    # A name and a profile of its own: the user's LibreOffice may be open, the path may be odd.
    with tempfile.TemporaryDirectory(prefix="assistant-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        source = folder / name
        source.write_bytes(data)
        _run(program, source, form, profile=folder / "profile")
        target = (folder / "out" / name).with_suffix(f".{suffix}")
        return target.read_bytes() if target.is_file() else None


def _run(program: str, source: Path, form: str, *, profile: Path) -> None:
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_PROFILE, encoding="utf-8")
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
        *("--convert-to", form),
        *("--outdir", str(source.parent / "out"), str(source)),
    ]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 (the program was found above, the names are ours)
        command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
    try:
        process.wait(TIMEOUT)
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the program and the one it started, if they still run."""
    if process.poll() is not None:
        return
    if os.name == "nt":
        taskkill = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(taskkill, capture_output=True, check=False)  # noqa: S603
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
