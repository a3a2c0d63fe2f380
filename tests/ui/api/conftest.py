"""A page over a small archive, served to programs and agents as `assistant serve --mcp` does."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.settings import Settings, load_settings
from assistant.ui.access.current_user import acting_user
from assistant.ui.app.page import build_page, launch_options
from assistant.ui.app.serve import server_options
from assistant.ui.i18n.labels import Labels
from assistant.workbench import Workbench
from tests.archive.making import Record
from tests.ui.api.calls import EXAMPLES

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let sockets and loops that Gradio leaves to the garbage collector be no failure."""
    for item in items:
        if HERE in item.path.parents:
            for kind in (
                "DeprecationWarning",
                "ResourceWarning",
                "pytest.PytestUnraisableExceptionWarning",
            ):
                item.add_marker(pytest.mark.filterwarnings(f"ignore::{kind}"))


def serve_page(settings: Settings) -> Iterator[str]:
    """Serve the page as `assistant serve` does; yield where it is."""
    labels = Labels()
    with Workbench(settings, current_user=acting_user) as bench:
        page = build_page(bench, labels)
        _, address, _ = page.launch(
            prevent_thread_lock=True,
            quiet=True,
            **launch_options(labels),
            **server_options(settings),
        )
        yield address
        page.close()
        gc.collect()  # here, where its complaints are expected


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
