"""Fence what is quoted in a prompt: nothing in it can pass for an instruction."""

from __future__ import annotations

import secrets

# Marks of fences, of sources and of the roles in a model's own template: <|im_start|>, [INST].
_HARMLESS = str.maketrans("<>[]", "〈〉［］")


def new_fence() -> str:
    """Return characters drawn anew for each prompt, so that no text can contain them."""
    return secrets.token_hex(8)


def fence_text(name: str, text: str, fence: str) -> str:
    """Return `text` between two marks that it cannot contain: its content is data."""
    return f"<<<{fence} {name}>>>\n{text.translate(_HARMLESS)}\n<<<{fence} 完>>>"
