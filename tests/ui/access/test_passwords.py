"""A password is hashed, and is its own user's alone."""

import hashlib
from base64 import urlsafe_b64encode

import pytest

from assistant.errors import SettingsError
from assistant.ui.access.passwords import hash_password, password_checker


def test_a_password_is_right_for_its_user_alone() -> None:
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
    assert "梧桐7" not in hash_password("梧桐7")


@pytest.mark.parametrize(
    "kept", ["梧桐7", "scrypt:a:8:1:x:y", "md5:1:1:1:YQ==:YQ==", "scrypt:3:8:1:YQ==:YQ=="]
)
def test_a_password_in_plain_is_refused(kept: str) -> None:
    with pytest.raises(SettingsError, match="王芳"):
        password_checker({"王芳": kept})
