"""A command line to call, and a small archive to call it on."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from assistant.cli import main

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


class Outcome(NamedTuple):
    """What a command left behind."""

    status: int
    output: str
    complaint: str

    @property
    def json(self) -> Any:
        """Standard output, which must be JSON and nothing else."""
        return json.loads(self.output)


Run = Callable[..., Outcome]


@pytest.fixture
def archive(ingested: Path) -> Path:
    """An archive of a few example reports, without the drafts of other tests."""
    shutil.rmtree(ingested / "drafts", ignore_errors=True)
    return ingested


@pytest.fixture(scope="session")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive that tests share, in a folder with a Chinese name and a space."""
    index = tmp_path_factory.mktemp("档案 示例") / "index"
    with pytest.raises(SystemExit) as ended:
        main(["ingest", str(EXAMPLES / "archive" / "2023年"), "--index", str(index)])
    assert ended.value.code == 0
    return index


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one command as a person would."""

    def call(*arguments: object) -> Outcome:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(int(ended.value.code or 0), captured.out, captured.err)

    return call
