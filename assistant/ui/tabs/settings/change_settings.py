"""Change settings from the page: what differs is checked, put to use and written to the file."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.errors import SettingsError
from assistant.settings import Settings, from_environment, load_settings, preset
from assistant.settings_file import save_settings
from assistant.ui.access.loopback import is_shared
from assistant.ui.i18n.language import spoken
from assistant.workbench import Workbench

SHOWN = (
    *("llm_provider", "llm_base_url", "llm_model"),
    *("embedding", "embedding_base_url", "layout"),
)
KEYS = {"llm_api_key": "llm_base_url", "embedding_api_key": "embedding_base_url"}  # and where to
# Read once, when the program starts: where the archive is, where the page is served and to whom.
_FIXED = {"index", "host", "port", "users", "upload_limit", "mcp", "log_level"}


def require_alone(settings: Settings) -> None:
    """Raise SettingsError where others can reach the page."""
    if is_shared(settings):
        raise SettingsError(
            spoken(
                "这里供多人使用，不能在页面上改设置、测试或重建索引。",
                "This page is shared: its settings are not changed or tried here.",
            ),
            hint=spoken(
                "请管理员在服务器上修改 assistant.toml，再重新启动程序。",
                "The administrator changes assistant.toml on the server and restarts.",
            ),
        )


def changes_of(said: Mapping[str, str | None]) -> dict[str, str]:
    """Return what differs from the settings in force, "" where one is unset.

    A key is changed only where one was typed, and goes where its address is changed: it is never
    sent anywhere but where it was set for. Raises SettingsError for what cannot be changed here.
    """
    now = load_settings()
    wanted = {name: (text or "").strip() for name, text in said.items()}
    keys = {name: wanted.pop(name) for name in KEYS if name in wanted}
    address, model = preset(wanted.get("llm_provider", ""))
    for name, implied in (("llm_base_url", address), ("llm_model", model)):
        if implied and wanted.get(name) == implied:
            wanted[name] = ""
    changes = {name: text for name, text in wanted.items() if text != _told(now, name)}
    changes |= {name: key for name, key in keys.items() if key}
    after = tried(changes)
    for key, address in KEYS.items():
        moved = getattr(after, address) != getattr(now, address)
        if moved and key not in changes and getattr(now, key).get_secret_value():
            changes[key] = ""
    _refuse(changes)
    return changes


def tried(changes: Mapping[str, str]) -> Settings:
    """Return the settings with these changes. Raises SettingsError where they make no sense."""
    fields = Settings.model_fields
    return load_settings(
        **{name: text or fields[name].get_default() for name, text in changes.items()}
    )


def put_to_use(bench: Workbench, changes: Mapping[str, str]) -> None:
    """Let the workbench work with these changes from now on, and write them to the file.

    Raises SettingsError or ProviderError, and nothing is changed, for what cannot be had.
    """
    after = tried(changes)
    if "layout" in changes and after.layout:
        from assistant.export.layout import load_layout

        load_layout(after.layout)
    before = bench.settings
    live = {name: getattr(after, name) for name in Settings.model_fields if name not in _FIXED}
    bench.adopt(before.model_copy(update=live))
    try:
        save_settings(changes)
    except SettingsError:
        bench.adopt(before)
        raise


def shown_values(settings: Settings) -> list[str]:
    """Return what the fields show, in the order of `SHOWN`; never a key."""
    return [str(getattr(settings, name) or "") for name in SHOWN]


def _told(settings: Settings, name: str) -> str:
    """Return what was set; "" for what a named provider implies."""
    text = str(getattr(settings, name) or "")
    implied = dict(zip(("llm_base_url", "llm_model"), preset(settings.llm_provider), strict=True))
    return "" if text == implied.get(name) else text


def _refuse(changes: Mapping[str, str]) -> None:
    if refused := sorted(from_environment() & changes.keys()):
        raise SettingsError(
            spoken(
                f"由环境变量设置，页面上改不了：{'、'.join(refused)}",
                f"Set in the environment, not to be changed here: {', '.join(refused)}",
            ),
            hint=spoken("请改环境变量后重新启动。", "Change the environment and restart."),
        )
    if bad := [name for name, text in changes.items() if not text.isprintable()]:
        raise SettingsError(
            spoken(
                f"设置里有看不见的字符：{'、'.join(bad)}",
                f"There are invisible characters in: {', '.join(bad)}",
            ),
            hint=spoken("请重新输入这几项。", "Type them again."),
        )
