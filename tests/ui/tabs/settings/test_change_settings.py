"""Settings changed from the page: only what differs, at once, and keys only where they belong."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.settings import load_settings, provider_names, provider_preset
from assistant.ui.access.passwords import hash_password
from assistant.ui.tabs.settings.change_settings import (
    KEY_ADDRESSES,
    apply_changes,
    find_changes,
    require_unshared,
)
from assistant.ui.tabs.settings.current_state import layout_choices, state_html
from assistant.ui.tabs.settings.settings_fields import OTHER, chosen_service, service_choices
from assistant.workbench import Workbench

_FILE = Path("assistant.toml")
_FIELDS = (
    *("llm_provider", "llm_base_url", "llm_model"),
    *("embedding", "embedding_base_url", "layout"),
)
_ELSEWHERE = "http://127.0.0.1:9/v1"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own: the file lies where the program was started."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return Workbench(load_settings(index=tmp_path / "index"))


def form_values(**changes: str) -> dict[str, str | None]:
    """What the fields hold: what is in force, but for `changes`."""
    settings = load_settings()
    now = {name: str(getattr(settings, name) or "") for name in _FIELDS}
    now["llm_provider"] = chosen_service(settings)
    return {**now, **dict.fromkeys(KEY_ADDRESSES, ""), **changes}


def test_a_service_of_the_list_is_stored_by_its_name_alone() -> None:
    address, model = provider_preset("ollama")
    changes = find_changes(
        form_values(llm_provider="ollama", llm_base_url=address, llm_model=model)
    )
    assert changes == {"llm_provider": "ollama"}


@pytest.mark.parametrize(
    ("before", "wanted", "changes"),
    [
        pytest.param("", {}, {}, id="nothing was touched"),
        pytest.param(
            'llm_provider = "ollama"',
            {"llm_model": "另一个"},
            {"llm_model": "另一个"},
            id="another model of the same service",
        ),
        pytest.param(
            'llm_provider = "ollama"',
            {"llm_provider": "", "llm_base_url": "", "llm_model": ""},
            {"llm_provider": ""},
            id="back to writing offline",
        ),
        pytest.param(
            f'llm_base_url = "{_ELSEWHERE}"\nllm_model = "m"',
            {"llm_provider": ""},
            {"llm_base_url": "", "llm_model": ""},
            id="no service: nothing of one that was not on the list stays",
        ),
        pytest.param(
            "",
            {"llm_provider": OTHER, "llm_base_url": _ELSEWHERE, "llm_model": "m"},
            {"llm_base_url": _ELSEWHERE, "llm_model": "m"},
            id="a service that is not on the list",
        ),
        pytest.param(
            f'llm_base_url = "{_ELSEWHERE}"\nllm_api_key = "k"',
            {"llm_model": "m"},
            {"llm_model": "m"},
            id="the key stays with its address",
        ),
        pytest.param(
            f'llm_base_url = "{_ELSEWHERE}"\nllm_api_key = "k"',
            {"llm_base_url": "http://127.0.0.1:10/v1"},
            {"llm_base_url": "http://127.0.0.1:10/v1", "llm_api_key": ""},
            id="the key goes when the address does",
        ),
        pytest.param(
            f'llm_base_url = "{_ELSEWHERE}"\nllm_api_key = "k"',
            {"llm_base_url": "http://127.0.0.1:10/v1", "llm_api_key": "new"},
            {"llm_base_url": "http://127.0.0.1:10/v1", "llm_api_key": "new"},
            id="unless a new one comes with it",
        ),
        pytest.param(
            'embedding = "m"\nembedding_base_url = "http://127.0.0.1:9"\nembedding_api_key = "k"',
            {"embedding": "builtin", "embedding_base_url": ""},
            {"embedding": "builtin", "embedding_base_url": "", "embedding_api_key": ""},
            id="likewise for the embedding service",
        ),
    ],
)
def test_changes(
    monkeypatch: pytest.MonkeyPatch, before: str, wanted: dict[str, str], changes: dict[str, str]
) -> None:
    monkeypatch.delenv("ASSISTANT_EMBEDDING")
    _FILE.write_text(before, encoding="utf-8")
    assert find_changes(form_values(**wanted)) == changes


@pytest.mark.parametrize(
    "address", ["本机", "127.0.0.1:11434/v1", "ftp://a/v1", "http://", "http://a b"]
)
@pytest.mark.parametrize("setting", ["llm_base_url", "embedding_base_url"])
def test_what_is_no_address_is_refused(setting: str, address: str) -> None:
    with pytest.raises(SettingsError, match="这不是网址"):
        find_changes(form_values(llm_provider=OTHER) | {setting: address})


def test_every_service_of_the_list_has_a_name_and_can_be_chosen() -> None:
    values = [value for _, value in service_choices()]
    assert values[0] == ""
    assert values[-1] == OTHER
    assert sorted(values[1:-1]) == sorted(provider_names())


def test_a_key_of_the_environment_is_not_sent_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    _FILE.write_text(f'llm_base_url = "{_ELSEWHERE}"', encoding="utf-8")
    monkeypatch.setenv("ASSISTANT_LLM_API_KEY", "k")
    with pytest.raises(SettingsError, match="改不了：密钥"):
        find_changes(form_values(llm_base_url="http://127.0.0.1:10/v1"))


def test_what_is_saved_is_used_at_once_and_stays(bench: Workbench) -> None:
    before = bench.settings
    apply_changes(bench, {"llm_provider": "ollama", "llm_api_key": "geheim"})
    assert bench.settings.llm_base_url == provider_preset("ollama")[0]
    assert (bench.settings.index, bench.settings.host) == (before.index, before.host)
    assert tomllib.loads(_FILE.read_text("utf-8")) == {
        "llm_provider": "ollama",
        "llm_api_key": "geheim",
    }
    assert "geheim" not in state_html(bench)
    assert "密钥已设置" in state_html(bench)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"layout": "没有.toml"}, id="no such layout"),
        pytest.param({"embedding": "没有这个/模型文件夹", "embedding_base_url": ""}, id="no model"),
        pytest.param({"llm_provider": "没有"}, id="no such service"),
    ],
)
def test_what_cannot_be_had_changes_nothing(bench: Workbench, changes: dict[str, str]) -> None:
    pytest.importorskip("sentence_transformers") if "embedding" in changes else None
    before = bench.settings
    with pytest.raises(SettingsError):
        apply_changes(bench, changes)
    assert bench.settings is before
    assert not _FILE.exists()


def test_a_file_that_cannot_be_written_changes_nothing(bench: Workbench) -> None:
    _FILE.mkdir()
    with pytest.raises(SettingsError, match="写不进"):
        apply_changes(bench, {"llm_provider": "ollama"})
    assert bench.settings.llm_base_url == ""


@pytest.mark.parametrize("way", ["space", "users", "host"])
def test_where_others_reach_the_page_nothing_is_changed(
    way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: dict[str, object] = {}
    if way == "space":
        monkeypatch.setenv("SPACE_ID", "某处/某页")
    elif way == "users":
        given = {"users": {"王芳": hash_password("梧桐")}}
    else:
        given = {"host": "0.0.0.0"}
    with pytest.raises(SettingsError, match="供多人使用"):
        require_unshared(load_settings(**given))


def test_layouts_are_offered_by_the_names_in_them(folder: Path) -> None:
    from assistant.export.layout import national_layout
    from assistant.export.layout_file import layout_toml

    text = layout_toml(national_layout()).replace(national_layout().name, "本局版式")
    (folder / "本局.toml").write_text(text, encoding="utf-8")
    (folder / "别的.toml").write_text("a = 1\n", encoding="utf-8")
    _FILE.write_text("", encoding="utf-8")
    assert layout_choices(load_settings()) == [
        (national_layout().name, ""),
        ("本局版式（本局.toml）", "本局.toml"),
    ]
