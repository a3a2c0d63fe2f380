"""Installed outside the checkout, in another folder, everything still works."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.heavy
ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built and unpacked as pip would."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--quiet", "-w", str(folder), str(ROOT)], check=True, timeout=300)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def _run(installed: Path, folder: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    run = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_the_demo_runs_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    where = _run(installed, tmp_path, "-c", "import assistant; print(assistant.__file__)")
    assert Path(where.strip()).is_relative_to(installed)
    assert "城管局2025年总结.md" in _run(installed, tmp_path, "-m", "assistant", "demo")
    draft = (tmp_path / "demo" / "城管局2025年总结.md").read_text("utf-8")
    assert draft.startswith("# 澜川市城市管理局2025年工作总结")


def test_the_wheel_carries_the_prompts(installed: Path) -> None:
    carried = {path.name for path in (installed / "assistant" / "prompts").glob("*.md")}
    assert carried == {path.name for path in (ROOT / "prompts").glob("*.md")} != set()


def test_the_wheel_carries_the_encoder(installed: Path) -> None:
    carried, ours = (root / "assistant" / "data" / "encoder" for root in (installed, ROOT))
    assert (carried / "model.onnx").read_bytes() == (ours / "model.onnx").read_bytes()
    names = {path.name for path in ours.iterdir() if path.is_file()}
    assert {path.name for path in carried.iterdir() if path.is_file()} == names
