"""A page over a small archive, served to programs and agents as `assistant serve --mcp` does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.settings import Settings, load_settings
from assistant.workbench import Workbench
from tests.archive.making import Record
from tests.ui.api.calls import EXAMPLES
from tests.ui.serving import ignore_leftovers, serve_page

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    ignore_leftovers(items, HERE)


@pytest.fixture(scope="package")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of the page, its archive filled."""
    pytest.importorskip("mcp")
    made = load_settings(index=tmp_path_factory.mktemp("程序") / "index", mcp=True)
    with Workbench(made) as bench:
        bench.archive.ingest([EXAMPLES / "archive" / "澜川市 城市管理局"], progress=Record())
    return made


@pytest.fixture(scope="package")
def address(settings: Settings) -> Iterator[str]:
    """Where the page is."""
    yield from serve_page(settings)
