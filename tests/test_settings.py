"""Settings come from variables and a file, and a misspelt one is refused."""

from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.settings import load_settings


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_variable_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("assistant.toml").write_text('llm_model = "a"\nllm_base_url = "http://x"', "utf-8")
    monkeypatch.setenv("ASSISTANT_LLM_MODEL", "b")
    settings = load_settings()
    assert (settings.llm_model, settings.llm_base_url) == ("b", "http://x")


def test_the_command_line_wins_over_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_INDEX", "a")
    assert load_settings(index=Path("b")).index == Path("b")


def test_a_misspelt_variable_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_LLM_MODLE", "b")
    with pytest.raises(SettingsError, match="ASSISTANT_LLM_MODLE"):
        load_settings()


def test_a_misspelt_key_in_the_file_is_refused() -> None:
    Path("assistant.toml").write_text('llm_modle = "a"', "utf-8")
    with pytest.raises(SettingsError, match="llm_modle"):
        load_settings()


def test_a_key_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_LLM_API_KEY", "sk-secret")
    assert "sk-secret" not in repr(load_settings())


def test_a_broken_file_is_refused() -> None:
    Path("assistant.toml").write_text("llm_model = ", "utf-8")
    with pytest.raises(SettingsError, match=r"assistant\.toml"):
        load_settings()


def test_a_provider_stands_in_for_what_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_LLM_PROVIDER", "ollama")
    monkeypatch.setenv("ASSISTANT_LLM_MODEL", "glm4")
    settings = load_settings()
    assert settings.llm_base_url == "http://127.0.0.1:11434/v1"
    assert (settings.llm_model, settings.llm_context) == ("glm4", 4096)


def test_an_address_of_ones_own_wins_over_the_providers() -> None:
    settings = load_settings(llm_provider="qwen", llm_base_url="http://x/v1")
    assert (settings.llm_base_url, settings.llm_model) == ("http://x/v1", "qwen-plus")


def test_an_unknown_provider_is_refused_and_the_known_are_named() -> None:
    with pytest.raises(SettingsError, match="deepsek") as refused:
        load_settings(llm_provider="deepsek")
    for name in ("openai", "deepseek", "qwen", "glm", "moonshot", "ollama", "vllm", "llamacpp"):
        assert name in refused.value.hint


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("", id="none"),
        pytest.param("..", id="the folder above"),
        pytest.param("a/b", id="a folder inside"),
        pytest.param("王 芳", id="a space"),
        pytest.param(".hidden", id="hidden"),
        pytest.param("王" * 33, id="too long"),
    ],
)
def test_a_name_can_be_a_folder(name: str, tmp_path: Path) -> None:
    for kind in ("users", "tokens"):
        with pytest.raises(SettingsError, match="名字不能用"):
            load_settings(index=tmp_path, **{kind: {name: "x"}})
    assert load_settings(index=tmp_path, users={"wang.fang-2@局": "x"}).users


def test_names_differ_by_more_than_case(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="大小写"):
        load_settings(index=tmp_path, users={"Li": "x", "li": "y"})
