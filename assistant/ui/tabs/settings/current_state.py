"""Show the settings in force: the archive, the models, the address. Never a key."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import ArchiveError, SettingsError
from assistant.settings import SETTINGS_FILE, Settings, environment_settings
from assistant.ui.access.current_user import acting_user
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.tabs.settings.settings_fields import setting_names
from assistant.workbench import Workbench

if TYPE_CHECKING:
    from assistant.archive.archive_records import ArchiveStatus

_MEGABYTE = 1_000_000
_FOLDERS = (".", "layouts")  # of layout files, besides the one that is set


def state_html(bench: Workbench) -> str:
    """Return the state as a list of rows."""
    settings, status = bench.settings, _status(bench)
    rows = [
        _row_html(
            bilingual_html("档案所在的文件夹", "Folder of the archive"),
            escape(str(settings.index.absolute())),
        ),
        _row_html(bilingual_html("档案", "Archive"), _archive_html(status)),
        _row_html(bilingual_html("写作模型", "Writing model"), _writer_html(settings)),
        _row_html(bilingual_html("嵌入模型", "Embedding model"), _embedding_html(settings, status)),
        _row_html(bilingual_html("本页地址", "Address of the page"), _address_html(settings)),
    ]
    if fixed := sorted(environment_settings()):
        names = escape(setting_names(fixed))
        rows.append(_row_html(bilingual_html("由环境变量设置", "Set in the environment"), names))
    return f'<dl class="state">{"".join(rows)}</dl>'


def needs_reindex(status: ArchiveStatus | None) -> bool:
    """Return whether the archive was built with a model that is no longer its static one."""
    from assistant.archive.adapted_model import NAME
    from assistant.archive.embedding import BUILTIN

    if status is None or not status.model:
        return False
    return status.model not in {BUILTIN, NAME}


def layout_choices(settings: Settings) -> list[tuple[str, str]]:
    """Return the layout files for a list, by the name inside them, after the standard."""
    from assistant.export.layout import load_layout, national_layout

    found = {str(path) for folder in _FOLDERS for path in Path(folder).glob("*.toml")}
    found |= {str(settings.layout)} if settings.layout else set()
    choices = [(national_layout().name, "")]
    for path in sorted(found - {SETTINGS_FILE}):
        try:
            choices.append((f"{load_layout(Path(path)).name}（{path}）", path))
        except SettingsError:  # another TOML file
            continue
    return choices


def _status(bench: Workbench) -> ArchiveStatus | None:
    try:
        return bench.archive.status()
    except ArchiveError:  # there is none yet
        return None


def _archive_html(status: ArchiveStatus | None) -> str:
    if status is None:
        return bilingual_html(
            "还没有报告，请到“档案”页收录。", "No reports yet; add some under Archive."
        )
    size = status.bytes / _MEGABYTE
    return bilingual_html(
        f"{status.reports} 篇报告，{status.passages} 个段落，占 {size:.1f} MB",
        f"{status.reports} reports, {status.passages} passages, {size:.1f} MB",
    )


def _writer_html(settings: Settings) -> str:
    if not settings.llm_base_url:
        return bilingual_html(
            "离线起草，不用模型服务",
            "Drafts are written offline, without a service",
        )
    key = bool(settings.llm_api_key.get_secret_value())
    where = escape(f"{settings.llm_model} · {settings.llm_base_url}")
    return where + bilingual_html(
        f"；密钥{'已设置' if key else '未设置'}", f"; key {'set' if key else 'not set'}"
    )


def _embedding_html(settings: Settings, status: ArchiveStatus | None) -> str:
    where = f" · {settings.embedding_base_url}" if settings.embedding_base_url else ""
    name = escape(settings.embedding + where)
    if settings.embedding == Settings.model_fields["embedding"].default:
        name = bilingual_html("内置（离线）", "Built in (offline)")
    if status is None or not needs_reindex(status):
        return name
    warning = bilingual_html(
        f"档案的向量由 {status.model} 计算；点“重建索引”后才换用新的模型。",
        f"The archive's vectors are of {status.model}; rebuild the index to change over.",
    )
    return f'{name}<br><span class="wrong">{warning}</span>'


def account_html(settings: Settings) -> str:
    """Return who can open the page, and how others come to it."""
    if name := acting_user():
        said = bilingual_html(f"已登录：{name}", f"Signed in: {name}")
        count = bilingual_html(
            f"共 {len(settings.users)} 个账号，由管理员添加；各人的草稿各人看得见。",
            f"{len(settings.users)} accounts, which the administrator adds; drafts are private.",
        )
        return f"<div>{said}</div><div class='quiet'>{count}</div>"
    return bilingual_html(
        "只有这台电脑能打开，不用登录。要给同事用，请管理员添加账号后重新启动。",
        "Only this machine opens it, without sign-in. For colleagues the administrator adds "
        "accounts and restarts.",
    )


def _address_html(settings: Settings) -> str:
    port = str(settings.port or "")
    return f"{escape(settings.host)}:{port or bilingual_html('空闲端口', 'a free port')}"


def _row_html(name: str, text: str) -> str:
    return f"<dt>{name}</dt><dd>{text}</dd>"
