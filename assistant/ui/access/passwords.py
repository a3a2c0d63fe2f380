"""Hash and check passwords, slowly on purpose."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping

from assistant.errors import SettingsError

_SCHEME = "scrypt"
_COST, _BLOCK, _LANES = 2**14, 8, 1  # RFC 7914: 16 MB and some 50 ms for each try
_MEMORY = 64 * 2**20  # bytes that OpenSSL may take
_SALT, _LENGTH = 16, 32  # bytes


def hash_password(password: str) -> str:
    """Return the hash of a password as the settings keep it: scrypt:N:r:p:salt:key.

    Colons, as a dollar sign means something to Compose and to shells. Raises SettingsError for
    an empty password.
    """
    if not password:
        raise SettingsError("密码不能为空。", hint="请再来一次，输入一个密码。")
    salt = secrets.token_bytes(_SALT)
    key = _derive_key(password, salt, _COST, _BLOCK, _LANES)
    return f"{_SCHEME}:{_COST}:{_BLOCK}:{_LANES}:{_encode(salt)}:{_encode(key)}"


def password_checker(users: Mapping[str, str]) -> Callable[[str, str], bool]:
    """Return a function that tells whether a password is the user's.

    An unknown name takes as long as a wrong password. Raises SettingsError for a password that is
    not hashed.
    """
    hashes = {name: _parse_hash(name, text) for name, text in users.items()}
    nobody = _parse_hash("", hash_password(secrets.token_hex(_SALT)))

    def is_right(name: str, password: str) -> bool:
        cost, block, lanes, salt, key = hashes.get(name, nobody)
        is_right = hmac.compare_digest(_derive_key(password, salt, cost, block, lanes), key)
        return is_right and name in hashes

    return is_right


def _parse_hash(name: str, text: str) -> tuple[int, int, int, bytes, bytes]:
    try:
        kind, cost, block, lanes, salt, key = text.split(":")
        if kind != _SCHEME:
            raise ValueError(kind)
        parts = int(cost), int(block), int(lanes), _decode(salt), _decode(key)
        _derive_key("", parts[3], *parts[:3])
    except ValueError as error:
        raise SettingsError(
            f"用户“{name}”的密码写得不对。",
            hint=f"用 assistant serve --add-user {name} 生成，不要写明文。",
        ) from error
    return parts


def _derive_key(password: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    return hashlib.scrypt(
        password.encode(), salt=salt, n=cost, r=block, p=lanes, maxmem=_MEMORY, dklen=_LENGTH
    )


def _encode(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode()


def _decode(text: str) -> bytes:
    return urlsafe_b64decode(text)
