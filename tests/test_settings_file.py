"""Settings are written without touching what else stands in the file."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.settings_file import save_settings


def test_comments_and_other_settings_stay(tmp_path: Path) -> None:
    file = tmp_path / "assistant.toml"
    file.write_text('# 说明\nllm_model = "甲"  # 旧\nport = 8000\n\n[users]\n"王" = "x"\n', "utf-8")
    save_settings({"llm_model": '乙"\\', "llm_provider": "ollama"}, folder=tmp_path)
    text = file.read_text("utf-8")
    assert text.startswith("# 说明\n")
    assert tomllib.loads(text) == {
        "llm_model": '乙"\\',
        "llm_provider": "ollama",
        "port": 8000,
        "users": {"王": "x"},
    }


def test_an_empty_value_removes_a_setting(tmp_path: Path) -> None:
    save_settings({"llm_model": "甲"}, folder=tmp_path)
    path = save_settings({"llm_model": ""}, folder=tmp_path)
    assert tomllib.loads(path.read_text("utf-8")) == {}


def test_a_file_written_in_a_special_way_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "assistant.toml"
    text = 'prompts = """\nllm_model = 1\n"""\nllm_model = "甲"\n'
    file.write_text(text, "utf-8")
    with pytest.raises(SettingsError, match="没有改动"):
        save_settings({"llm_model": "乙"}, folder=tmp_path)
    assert file.read_text("utf-8") == text


def test_a_broken_file_is_not_quoted(tmp_path: Path) -> None:
    (tmp_path / "assistant.toml").write_text('llm_api_key = "秘密', "utf-8")
    with pytest.raises(SettingsError) as refusal:
        save_settings({"llm_model": "乙"}, folder=tmp_path)
    assert "秘密" not in str(refusal.value)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_reads_what_may_hold_a_key(tmp_path: Path) -> None:
    for name in ("assistant.toml", "assistant.toml.new"):
        (tmp_path / name).write_text("port = 8000\n", "utf-8")
        (tmp_path / name).chmod(0o644)
    path = save_settings({"llm_api_key": "秘密"}, folder=tmp_path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["assistant.toml"]
