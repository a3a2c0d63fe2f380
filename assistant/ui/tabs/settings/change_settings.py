"""Change settings from the page: check the changes, apply them, save them."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.errors import SettingsError
from assistant.settings import Settings, environment_settings, load_settings, provider_preset
from assistant.settings_file import save_settings
from assistant.ui.access.loopback import is_shared
from assistant.ui.i18n.language import localized
from assistant.ui.tabs.settings.settings_fields import OTHER, setting_names
from assistant.ui.tabs.settings.task import outcome_html
from assistant.workbench import Workbench

KEY_ADDRESSES = {
    "llm_api_key": "llm_base_url",
    "embedding_api_key": "embedding_base_url",
}  # the address each goes to
# Read once, when the program starts.
_RESTART_ONLY = {"index", "host", "port", "users", "upload_limit", "mcp", "log_level"}


def require_unshared(settings: Settings) -> None:
    """Raise SettingsError where other users can reach the page."""
    if is_shared(settings):
        raise SettingsError(
            localized(
                "这里供多人使用，不能在页面上改设置、测试或重建索引。",
                "This page is shared: its settings are not changed or tried here.",
            ),
            hint=localized(
                "请管理员在服务器上修改 assistant.toml，再重新启动程序。",
                "The administrator changes assistant.toml on the server and restarts.",
            ),
        )


def find_changes(values: Mapping[str, str | None]) -> dict[str, str]:
    """Return the settings that differ from those in force, "" for one that is unset.

    A key is changed only where one was typed, and removed where its address changes: it is never
    sent to another address than it was set for. Raises SettingsError for a setting that cannot be
    changed here.
    """
    now = load_settings()
    wanted = {name: (text or "").strip() for name, text in values.items()}
    if wanted.get("llm_provider") == OTHER:
        wanted["llm_provider"] = ""
    elif wanted.get("llm_provider") == "":  # no service: nothing of the one before stays
        wanted |= {"llm_base_url": "", "llm_model": ""}
    keys = {name: wanted.pop(name) for name in KEY_ADDRESSES if name in wanted}
    address, model = provider_preset(wanted.get("llm_provider", ""))
    for name, implied in (("llm_base_url", address), ("llm_model", model)):
        if implied and wanted.get(name) == implied:
            wanted[name] = ""
    changes = {name: text for name, text in wanted.items() if text != _explicit_value(now, name)}
    changes |= {name: key for name, key in keys.items() if key}
    after = settings_with(changes)
    for key, address in KEY_ADDRESSES.items():
        moved = getattr(after, address) != getattr(now, address)
        if moved and key not in changes and getattr(now, key).get_secret_value():
            changes[key] = ""
    _require_changeable(changes)
    return changes


def settings_with(changes: Mapping[str, str]) -> Settings:
    """Return the settings with these changes; SettingsError where they make no sense."""
    fields = Settings.model_fields
    return load_settings(
        **{name: text or fields[name].get_default() for name, text in changes.items()}
    )


def apply_changes(bench: Workbench, changes: Mapping[str, str]) -> None:
    """Apply the changes to the workbench, and save them to the file.

    Raises SettingsError or ProviderError, and changes nothing, where one cannot be applied.
    """
    after = settings_with(changes)
    if "layout" in changes and after.layout:
        from assistant.export.layout import load_layout

        load_layout(after.layout)
    before = bench.settings
    live = {
        name: getattr(after, name) for name in Settings.model_fields if name not in _RESTART_ONLY
    }
    bench.adopt(before.model_copy(update=live))
    try:
        save_settings(changes)
    except SettingsError:
        bench.adopt(before)
        raise


def saved_html(changes: Mapping[str, str]) -> str:
    """Return what was saved, and what follows from it."""
    if not changes:
        return outcome_html("没有改动。", "Nothing was changed.")
    message = outcome_html(
        "已存到 assistant.toml，马上生效；正在写的草稿仍按原来的写完。",
        "Saved to assistant.toml and in use; a draft being written is finished as it began.",
    )
    if any(name in changes and not changes[name] for name in KEY_ADDRESSES):
        message += outcome_html(
            "地址换了，原来的密钥已去掉：它只发往原来的地址。",
            "The address is another one, so its key was removed: it is only for the one before.",
        )
    if "embedding" in changes:
        message += outcome_html(
            "换了模型，会在后台重新读一遍档案；读完之前照常可以查找。",
            "The archive is read anew with this model in the background; search it meanwhile.",
        )
    return message


def _explicit_value(settings: Settings, name: str) -> str:
    """Return the value that was set; "" for one that a named provider implies."""
    text = str(getattr(settings, name) or "")
    implied = dict(
        zip(("llm_base_url", "llm_model"), provider_preset(settings.llm_provider), strict=True)
    )
    return "" if text == implied.get(name) else text


def _require_changeable(changes: Mapping[str, str]) -> None:
    if refused := sorted(environment_settings() & changes.keys()):
        raise SettingsError(
            localized(
                f"由环境变量设置，页面上改不了：{setting_names(refused)}",
                f"Set in the environment, not to be changed here: {setting_names(refused)}",
            ),
            hint=localized("请改环境变量后重新启动。", "Change the environment and restart."),
        )
    if bad := [name for name, text in changes.items() if not text.isprintable()]:
        raise SettingsError(
            localized(
                f"设置里有看不见的字符：{setting_names(bad)}",
                f"There are invisible characters in: {setting_names(bad)}",
            ),
            hint=localized("请重新输入这几项。", "Type them again."),
        )
