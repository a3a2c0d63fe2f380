"""The files for hosting say what they should, as far as that can be seen without running them."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
_SECRET = re.compile(r"(?i)(key|token|password)\s*[:=]\s*['\"]?[\w-]{8,}|sk-\w{8,}")


def _instructions() -> list[tuple[str, str]]:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    joined = "\n".join(lines).replace("\\\n", " ")
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in joined.split("\n"))]


def _services() -> dict[str, Any]:
    compose: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    return compose


def test_the_image_runs_without_rights_and_looks_after_itself() -> None:
    words = [word for word, _ in _instructions()]
    users = [rest for word, rest in _instructions() if word == "USER"]
    assert users == ["10001"], "a number: hosts that forbid root look at it"
    assert words.index("USER") > max(n for n, word in enumerate(words) if word in ("COPY", "RUN"))
    assert {"HEALTHCHECK", "VOLUME", "EXPOSE", "CMD"} <= set(words)
    assert _instructions()[0] == ("FROM", "python:3.12-slim")


def test_what_the_image_copies_is_there_and_let_through() -> None:
    let_through = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    for word, rest in _instructions():
        if word == "COPY":
            for name in rest.split()[:-1]:
                assert (ROOT / name).exists(), name
                assert f"!{name}" in let_through


def test_variables_are_settings() -> None:
    named = set(_services()["services"]["assistant"]["environment"])
    for word, rest in _instructions():
        if word == "ENV":
            named |= {pair.partition("=")[0] for pair in rest.split()}
    ours = {name for name in named if name.startswith("ASSISTANT_")}
    assert ours
    assert ours <= {f"ASSISTANT_{name.upper()}" for name in Settings.model_fields}


def _complaint(path: Path, tool: str, *arguments: str) -> str:
    """Return what a tool of its own, where it is installed, complains about a file."""
    found = shutil.which(
        tool, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    )
    if found is None:
        pytest.skip(f"{tool} is not installed")
    told = subprocess.run([found, *arguments, str(path)], capture_output=True, text=True)
    return "" if told.returncode == 0 else told.stdout + told.stderr


def test_hadolint_has_nothing_to_say() -> None:
    assert _complaint(ROOT / "Dockerfile", "hadolint") == ""


def test_compose_fits_its_schema() -> None:
    schema = ("--builtin-schema", "vendor.compose-spec")
    assert _complaint(ROOT / "compose.yaml", "check-jsonschema", *schema) == ""


def test_compose_keeps_data_and_asks_for_users() -> None:
    compose = _services()
    page, model = compose["services"]["assistant"], compose["services"]["ollama"]
    assert page["environment"]["ASSISTANT_USERS"].startswith("${ASSISTANT_USERS:?")
    assert page["environment"]["ASSISTANT_LLM_BASE_URL"] == "http://ollama:11434/v1"
    volumes = {name.partition(":")[0] for one in (page, model) for name in one["volumes"]}
    assert volumes == set(compose["volumes"])
    assert "ports" not in model, "the model service is nobody else's"
    assert not page["image"].endswith("latest") if "image" in page else page["build"] == "."
    assert not model["image"].endswith("latest")


def test_no_key_is_inside() -> None:
    for name in ("Dockerfile", "compose.yaml", ".dockerignore", "requirements.txt"):
        assert not _SECRET.search((ROOT / name).read_text(encoding="utf-8")), name


def test_a_host_installs_what_the_package_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line[0] != "#"] == project["dependencies"]
