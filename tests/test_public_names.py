"""What programs may import from `assistant` is decided here, and nowhere by accident."""

import subprocess
import sys

import pytest

import assistant


def test_the_public_names_are_sealed() -> None:
    assert assistant.__all__ == sorted(assistant._HOMES)
    for name in assistant.__all__:
        assert getattr(assistant, name).__name__ == name


def test_an_unknown_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="Workbanch"):
        _ = assistant.Workbanch


def test_importing_the_package_loads_nothing_of_it() -> None:
    code = "import sys, assistant; print([m for m in sys.modules if m.startswith('assistant.')])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
