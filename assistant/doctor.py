"""Check components, model, archive, services and settings, and name a remedy for each fault."""

from __future__ import annotations

import platform
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from pydantic import SecretStr

from assistant.archive.database.schema import has_lost_database
from assistant.archive.deep_check import DamagedReport, check_deeply
from assistant.archive.open_archive import has_archive, is_on_servers, static_model
from assistant.archive.quiet_progress import QuietProgress
from assistant.archive.storage.disk_faults import damaged_archive_error, lost_database_error
from assistant.errors import AssistantError, EncoderError
from assistant.settings import Settings
from assistant.workbench import Workbench

_LIGHT = (
    "faiss",
    "tantivy",
    "tokenizers",
    "safetensors",
    "rjieba",
    "lxml.etree",
    "docx",
    "pypdfium2",
    "rarfile",
    "xlrd",
)
_HEAVY = ("gradio", "langchain_openai", "openai", "sentence_transformers")  # seconds to import
_QUERY, _ENCODER, _DEEP = "工作总结", "语义模型", "逐条核对"
_ENOUGH_DISK = 1e9  # bytes
_ASK = "用 assistant status 查看详情。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """The state of one component, and the remedy for its fault."""

    name: str
    found: str
    remedy: str = ""  # "" where there is no fault
    vital: bool = True  # whether nothing works without it

    @property
    def is_well(self) -> bool:
        """Whether there is no fault."""
        return not self.remedy


def diagnose(settings: Settings, *, deep: bool = False) -> Iterator[Diagnosis]:
    """Yield the diagnoses one by one; some take seconds, none changes a setting or a file.

    Only an archive that a crash left unfinished is completed, as by any other command; with `deep`
    all that it holds is compared with its checksums, and what can be derived is repaired.
    """
    yield Diagnosis(name="Python", found=f"{platform.python_version()}，{platform.platform()}")
    yield _check_packages()
    yield _check_office()
    yield _check_unpacking()
    yield _check_disk(settings.index)
    if settings.reranker:
        yield _diagnose("重排模型", lambda: _check_reranker(settings))
    yield from _check_archive(settings, deep=deep)
    if settings.llm_base_url:
        yield _diagnose("模型服务", lambda: _check_service(settings))


def describe_settings(settings: Settings) -> dict[str, str]:
    """Return the settings in use; of a key only whether there is one."""
    return {name: _format_setting(value) for name, value in settings}


def _check_packages() -> Diagnosis:
    absent = [name for name in _LIGHT if not _can_import(name)]
    absent += [name for name in _HEAVY if find_spec(name) is None]
    if absent:
        return Diagnosis(
            name="组件",
            found=f"不能用：{'、'.join(absent)}",
            remedy="请按 README 重新安装本程序；Windows 上可能还要安装 Microsoft VC++ 运行库。",
        )
    return Diagnosis(name="组件", found="齐全")


def _can_import(name: str) -> bool:
    try:
        import_module(name)
    except (ImportError, OSError):  # absent, or its own library does not load
        return False
    return True


def _check_office() -> Diagnosis:
    from assistant.reports.loading.office import find_office

    if program := find_office():
        return Diagnosis(name="LibreOffice", found=program)
    return Diagnosis(
        name="LibreOffice",
        found="没有安装",
        remedy="只在收录 .doc、.wps 时需要：安装 LibreOffice（免费），或把这些文件另存为 .docx。",
        vital=False,
    )


def _check_unpacking() -> Diagnosis:
    from assistant.archive.ingest.unpacking.rar_file import has_program
    from assistant.archive.ingest.unpacking.seven_zip_file import has_seven_zip

    ways = {
        ".7z": (has_seven_zip(), 'pip install "report-drafting-assistant[7z]"'),
        ".rar": (has_program(), "安装 7-Zip（免费）或 WinRAR"),
    }
    closed = [f"{kind}：{way}" for kind, (opens, way) in ways.items() if not opens]
    opened = "、".join([".zip", *(kind for kind, (opens, _) in ways.items() if opens)])
    return Diagnosis(
        name="压缩包",
        found=f"能打开 {opened}",
        remedy=f"只在收录这些压缩包时需要：{'；'.join(closed)}。" if closed else "",
        vital=False,
    )


def _check_disk(index: Path) -> Diagnosis:
    here = index.absolute()
    existing = next((folder for folder in (here, *here.parents) if folder.exists()), Path())
    free = shutil.disk_usage(existing).free
    found = f"档案所在的盘还有 {free / 1e9:.1f} GB"
    if free >= _ENOUGH_DISK:
        return Diagnosis(name="磁盘", found=found)
    return Diagnosis(
        name="磁盘",
        found=found,
        remedy="空间不足，收录可能中断。请清理磁盘，或用设置 index 把档案放到别的盘。",
        vital=False,
    )


def _check_archive(settings: Settings, *, deep: bool) -> Iterator[Diagnosis]:
    notices: list[str] = []
    model = _diagnose("嵌入模型", lambda: _check_model(settings))
    yield model
    yield _diagnose(_ENCODER, lambda: _check_encoder(settings))
    if not model.is_well:
        return  # the archive cannot be opened without it
    if not has_archive(settings):
        yield _describe_absence(settings.index)
        return
    if is_on_servers(settings):
        yield Diagnosis(
            name="集群",
            found=f"PostgreSQL，检索引擎 {settings.search_engine}，单位“{settings.tenant}”",
        )
    elif deep:
        yield _diagnose(_DEEP, lambda: _check_deeply(settings))
    with Workbench(settings, notice=notices.append) as bench:
        state = _diagnose("档案", lambda: _check_state(bench, notices))
        yield state
        if state.is_well:
            yield _diagnose("查找", lambda: _check_search(bench))
            yield from _check_reading(bench)


def _describe_absence(index: Path) -> Diagnosis:
    if has_lost_database(index):
        error = lost_database_error(index)
        return Diagnosis(name="档案", found=str(error), remedy=error.hint)
    return Diagnosis(
        name="档案",
        found=f"还没有：{index}",
        remedy="收录以往的报告：assistant ingest 报告所在的目录",
        vital=False,
    )


def _check_model(settings: Settings) -> Diagnosis:
    embedder = static_model(settings)
    return Diagnosis(name="嵌入模型", found=f"{embedder.name}，{embedder.dimension} 维")


def _check_encoder(settings: Settings) -> Diagnosis:
    from assistant.archive.embedding import configured_encoder

    try:
        encoder = configured_encoder(settings)
        if encoder is None:
            return Diagnosis(name=_ENCODER, found="没有启用（embedding = static）")
        encoder.encode_query(_QUERY)
    except EncoderError as error:
        return Diagnosis(name=_ENCODER, found=str(error), remedy=error.hint, vital=False)
    return Diagnosis(name=_ENCODER, found=f"{encoder.name}，{encoder.dimension} 维")


def _check_reranker(settings: Settings) -> Diagnosis:
    from assistant.retrieval.cross_encoder import CrossEncoderReranker

    CrossEncoderReranker.open(settings.reranker, offline=settings.embedding_offline)
    return Diagnosis(name="重排模型", found=settings.reranker)


def _check_state(bench: Workbench, notices: list[str]) -> Diagnosis:
    status = bench.archive.status()
    found = f"{status.reports} 篇报告，{status.passages} 个段落，{status.bytes / 1e6:.1f} MB"
    if not status.pending:
        return Diagnosis(name="档案", found=found)
    return Diagnosis(
        name="档案",
        found="；".join([f"{found}，其中 {status.pending} 段还查不到", *notices]),
        remedy="运行 assistant reindex 补全索引。",
    )


def _check_deeply(settings: Settings) -> Diagnosis:
    index = settings.index
    said = check_deeply(index, static_model(settings), progress=QuietProgress(lambda _text: None))
    if said.structure:
        error = damaged_archive_error(index)
        return Diagnosis(
            name=_DEEP, found=f"{error}（{'；'.join(said.structure)}）", remedy=error.hint
        )
    if said.damaged:
        return _describe_damage(said.damaged)
    repaired = [
        f"{count} {what}"
        for count, what in (
            (said.vectors, "个向量"),
            (said.heading_sets, "篇报告的标题组"),
            (len(said.indexes), "个索引"),
        )
        if count
    ]
    found = f"{said.passages:,} 段与收录时一致"
    if repaired:
        found += f"；已损坏并重新推算的：{'、'.join(repaired)}"
    return Diagnosis(name=_DEEP, found=found)


def _describe_damage(damaged: Sequence[DamagedReport]) -> Diagnosis:
    """Return the diagnosis that names the damaged reports and the files to take in again."""
    titles = "、".join(f"《{one.title}》（{one.id}）" for one in damaged)
    files = " ".join(dict.fromkeys(file for one in damaged for file in one.files))
    return Diagnosis(
        name=_DEEP,
        found=f"{len(damaged)} 篇报告里有内容不再是收录时的样子：{titles}",
        remedy=f"重新收录这些文件即可换成完好的：assistant ingest {files}。文件已不在的，换上备份的"
        " archive.db，或用 assistant remove 移除这几篇。之后再核对一次。",
    )


def _check_search(bench: Workbench) -> Diagnosis:
    started = time.perf_counter()
    bench.archive.search(_QUERY)
    return Diagnosis(name="查找", found=f"正常，{(time.perf_counter() - started) * 1000:.0f} 毫秒")


def _check_reading(bench: Workbench) -> Iterator[Diagnosis]:
    try:
        state = bench.archive.reading_state()
    except AssistantError:
        return  # the encoder's own diagnosis says why
    if state.model:
        remedy = "接着读：assistant read，或打开网页，它在后台读。" if state.unread else ""
        found = f"{state.read:,} / {state.texts:,} 段"
        yield Diagnosis(name="已读懂", found=found, remedy=remedy, vital=False)


def _check_service(settings: Settings) -> Diagnosis:
    from assistant.drafting.service.client import check_service

    check_service(settings)
    return Diagnosis(name="模型服务", found=f"{settings.llm_model}，有回答")


def _diagnose(name: str, look: Callable[[], Diagnosis]) -> Diagnosis:
    """Return the diagnosis of `look`, or its error as one."""
    try:
        return look()
    except AssistantError as error:
        return Diagnosis(name=name, found=str(error), remedy=error.hint or _ASK)


def _format_setting(value: object) -> str:
    if isinstance(value, SecretStr):
        return "已设置" if value.get_secret_value() else "未设置"
    return str(value) if value not in ("", None) else "未设置"
