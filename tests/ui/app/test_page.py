"""The page does its jobs when asked by a real client, on this machine alone."""

import gc
from collections.abc import Iterator

import pytest
from gradio_client import Client

from assistant.settings import load_settings
from assistant.ui.app.page import build_page
from assistant.workbench import Workbench

# Gradio's server and client leave sockets for the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client of a page over an empty archive."""
    index = tmp_path_factory.mktemp("页面") / "index"
    with Workbench(load_settings(index=index)) as bench:
        page = build_page(bench)
        _, address, _ = page.launch(prevent_thread_lock=True, quiet=True, server_name="127.0.0.1")
        client = Client(address, verbose=False)
        yield client
        client.close()
        page.close()
        gc.collect()  # here, where its complaints are expected


def test_what_only_the_page_uses_has_no_address(client: Client) -> None:
    offered = client.view_api(return_format="dict")["named_endpoints"]
    assert not [name for name in offered if name.startswith("/on_")]
