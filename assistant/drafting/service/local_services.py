"""Find the model services that are at work on this machine, such as Ollama or LM Studio."""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit
from urllib.request import ProxyHandler, build_opener

from assistant.settings import provider_names, provider_preset

_HERE = "127.0.0.1"
_TIMEOUT = 0.5  # seconds; a service on this machine lists its models in some milliseconds
_LARGEST = 1_000_000  # bytes of such a list
_NO_PROXY = build_opener(ProxyHandler({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalService:
    """A service of the list that answers on this machine, and the models it offers."""

    provider: str
    models: tuple[str, ...]


def local_addresses() -> dict[str, str]:
    """Return the addresses of the known services that run on a machine of one's own, by name."""
    addresses = {name: provider_preset(name)[0] for name in provider_names()}
    return {name: one for name, one in addresses.items() if urlsplit(one).hostname == _HERE}


def find_local_services(addresses: Mapping[str, str] | None = None) -> list[LocalService]:
    """Return the services that answer with models within half a second; nothing is sent to them."""
    asked = local_addresses() if addresses is None else addresses
    with ThreadPoolExecutor(max_workers=max(len(asked), 1)) as pool:
        listed = dict(zip(asked, pool.map(_list_models, asked.values()), strict=True))
    return [LocalService(provider=name, models=models) for name, models in listed.items() if models]


def _list_models(address: str) -> tuple[str, ...]:
    """Return the names of the models at an address; none where no such service answers."""
    try:
        with _NO_PROXY.open(f"{address}/models", timeout=_TIMEOUT) as answer:
            return _read_names(json.loads(answer.read(_LARGEST)))
    except (OSError, ValueError, HTTPException, RecursionError):
        return ()


def _read_names(answer: Any) -> tuple[str, ...]:
    listed = answer.get("data") if isinstance(answer, dict) else None
    rows = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return tuple(one["id"] for one in rows if isinstance(one.get("id"), str) and one["id"])
