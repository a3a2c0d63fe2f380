"""Who may come in, and where the page is served."""

import hashlib
from base64 import urlsafe_b64encode
from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.settings import load_settings
from assistant.ui.access.current_user import request_user
from assistant.ui.access.passwords import hash_password, password_checker
from assistant.ui.access.sessions import Sessions, new_token
from assistant.ui.app.serve import server_options


def test_a_password_opens_only_its_own_door() -> None:
    is_right = password_checker({"王芳": hash_password("梧桐 7"), "li": hash_password("another")})
    assert is_right("王芳", "梧桐 7")
    assert not is_right("王芳", "another")
    assert not is_right("nobody", "梧桐 7")
    assert not is_right("", "")


def test_the_hash_is_what_scrypt_gives_and_salted() -> None:
    key = hashlib.scrypt(b"pw", salt=b"salt" * 4, n=1024, r=8, p=1, dklen=32)
    kept = ":".join(
        ["scrypt", "1024", "8", "1", *(urlsafe_b64encode(b).decode() for b in (b"salt" * 4, key))]
    )
    assert password_checker({"a": kept})("a", "pw")
    assert hash_password("pw") != hash_password("pw")
    assert "pw" not in hash_password("pw")


@pytest.mark.parametrize(
    "kept", ["梧桐7", "scrypt:a:8:1:x:y", "md5:1:1:1:YQ==:YQ==", "scrypt:3:8:1:YQ==:YQ=="]
)
def test_a_password_in_plain_is_refused(kept: str) -> None:
    with pytest.raises(SettingsError, match="王芳"):
        password_checker({"王芳": kept})


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


def test_a_token_is_kept_as_its_hash() -> None:
    token, kept = new_token()
    assert kept == f"sha256:{hashlib.sha256(token.encode()).hexdigest()}"
    sessions = Sessions({}, {"脚本": kept})
    assert sessions.token_user(token) == "脚本"
    assert sessions.token_user(kept) is None
    with pytest.raises(SettingsError, match="脚本"):
        Sessions({}, {"脚本": token})


def test_a_session_ends_when_nobody_uses_it_for_long() -> None:
    now = [0.0]
    sessions = Sessions({"王芳": hash_password("梧桐 7")}, {}, clock=lambda: now[0])
    session = sessions.sign_in("王芳", "梧桐 7", "10.0.0.1")
    for now[0] in (11 * 3600, 22 * 3600):
        assert sessions.session_user(session) == "王芳"
    now[0] = 34 * 3600 + 1
    assert sessions.session_user(session) is None


def test_who_tries_too_often_waits_and_nobody_else() -> None:
    now = [0.0]
    sessions = Sessions({"王芳": hash_password("梧桐 7")}, {}, clock=lambda: now[0])
    for n in range(5):
        assert sessions.seconds_to_wait("王芳", "10.0.0.1") == 0
        assert sessions.sign_in("王芳", f"wrong {n}", "10.0.0.1") == ""
    assert sessions.seconds_to_wait("王芳", "10.0.0.1") == 300
    assert sessions.seconds_to_wait("王芳", "10.0.0.2") == 0
    now[0] = 300
    assert sessions.seconds_to_wait("王芳", "10.0.0.1") == 0
