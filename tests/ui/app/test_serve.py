"""The page is served to this machine, or to users who sign in."""

from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.settings import load_settings
from assistant.ui.access.current_user import request_user
from assistant.ui.access.passwords import hash_password
from assistant.ui.app.serve import server_options


@pytest.mark.parametrize(
    "host",
    [
        pytest.param("0.0.0.0", id="all addresses"),
        pytest.param("192.168.1.5", id="the office network"),
        pytest.param("::", id="all, IPv6"),
        pytest.param("desk.example", id="a name"),
    ],
)
def test_another_address_asks_for_users(host: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="不登录") as refusal:
        server_options(load_settings(index=tmp_path, host=host))
    assert "--add-user" in refusal.value.hint
    served = server_options(
        load_settings(index=tmp_path, host=host, users={"a": hash_password("b")})
    )
    assert served["server_name"] == host
    assert served["auth_dependency"] is request_user


def test_this_machine_needs_none_and_no_folder_is_served(tmp_path: Path) -> None:
    served = server_options(load_settings(index=tmp_path, upload_limit=3))
    assert (served["server_name"], served["auth_dependency"]) == ("127.0.0.1", None)
    assert (served["allowed_paths"], served["blocked_paths"]) == ([], [str(tmp_path.resolve())])
    assert served["max_file_size"] == 3 * 1024 * 1024
    assert served["mcp_server"] is False


def test_a_hosted_space_says_where_and_who(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GRADIO_SERVER_NAME", "0.0.0.0")
    monkeypatch.setenv("GRADIO_SERVER_PORT", "7861")
    with pytest.raises(SettingsError):
        server_options(load_settings(index=tmp_path))
    monkeypatch.setenv("SPACE_ID", "somebody/reports")
    served = server_options(load_settings(index=tmp_path))
    assert (served["server_name"], served["server_port"]) == ("0.0.0.0", 7861)
    monkeypatch.setenv("ASSISTANT_HOST", "127.0.0.1")
    assert load_settings(index=tmp_path).host == "127.0.0.1", "our own setting wins"
