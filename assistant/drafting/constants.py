"""Read the tables that the gate goes by: fixed expressions, names of places."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def allowed_terms() -> re.Pattern[str]:
    """Return a pattern that matches each expression of `assistant/data/constants.toml`."""
    table = tomllib.loads((files("assistant") / "data/constants.toml").read_text(encoding="utf-8"))
    terms = {term for group in table["group"] for term in group["terms"]}
    return re.compile("|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True)))


@cache
def known_places() -> frozenset[str]:
    """Return the names of provinces, cities and counties, without their rank."""
    names = (files("assistant") / "data/places.txt").read_text(encoding="utf-8")
    return frozenset(names.split())
