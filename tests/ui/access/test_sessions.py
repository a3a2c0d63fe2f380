"""Sessions end, tokens are kept as hashes, and wrong passwords have to wait."""

import hashlib

import pytest

from assistant.errors import SettingsError
from assistant.ui.access.passwords import hash_password
from assistant.ui.access.sessions import Sessions, new_token


def test_a_token_is_kept_as_its_hash() -> None:
    token, kept = new_token()
    assert kept == f"sha256:{hashlib.sha256(token.encode()).hexdigest()}"
    sessions = Sessions({}, {"脚本": kept})
    assert sessions.token_user(token) == "脚本"
    assert sessions.token_user(kept) is None
    with pytest.raises(SettingsError, match="脚本"):
        Sessions({}, {"脚本": token})


def test_a_session_ends_when_it_is_unused_for_long() -> None:
    now = [0.0]
    sessions = Sessions({"王芳": hash_password("梧桐 7")}, {}, clock=lambda: now[0])
    session = sessions.sign_in("王芳", "梧桐 7", "10.0.0.1")
    for now[0] in (11 * 3600, 22 * 3600):
        assert sessions.session_user(session) == "王芳"
    now[0] = 34 * 3600 + 1
    assert sessions.session_user(session) is None


def test_too_many_wrong_passwords_wait_and_other_addresses_do_not() -> None:
    now = [0.0]
    sessions = Sessions({"王芳": hash_password("梧桐 7")}, {}, clock=lambda: now[0])
    for n in range(5):
        assert sessions.seconds_to_wait("王芳", "10.0.0.1") == 0
        assert sessions.sign_in("王芳", f"wrong {n}", "10.0.0.1") == ""
    assert sessions.seconds_to_wait("王芳", "10.0.0.1") == 300
    assert sessions.seconds_to_wait("王芳", "10.0.0.2") == 0
    for n in range(5, 30):
        sessions.sign_in("王芳", f"wrong {n}", f"10.0.0.{n}")
    assert sessions.seconds_to_wait("王芳", "10.0.0.2") == 0, "nobody locks her out elsewhere"
    now[0] = 300
    assert sessions.seconds_to_wait("王芳", "10.0.0.1") == 0


def test_one_address_cannot_go_through_all_names() -> None:
    sessions = Sessions({}, {}, clock=lambda: 0.0)
    for n in range(30):
        assert sessions.seconds_to_wait(f"用户{n}", "10.0.0.1") == 0
        sessions.sign_in(f"用户{n}", "wrong", "10.0.0.1")
    assert sessions.seconds_to_wait("王芳", "10.0.0.1") == 300
    assert sessions.seconds_to_wait("王芳", "10.0.0.2") == 0
