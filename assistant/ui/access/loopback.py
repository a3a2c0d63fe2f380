"""Tell whether only this machine reaches the page."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING

from assistant.settings import is_hosted_space

if TYPE_CHECKING:
    from assistant.settings import Settings


def is_loopback(host: str) -> bool:
    """Return whether only this machine reaches `host`.

    >>> is_loopback("localhost"), is_loopback("127.0.0.2"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def is_shared(settings: Settings) -> bool:
    """Return whether users at other machines may reach the page.

    Then it reads no folders of the server, and its settings are not changed from it.
    """
    return bool(settings.users) or is_hosted_space() or not is_loopback(settings.host)
