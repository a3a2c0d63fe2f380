"""What is kept of a part is what gradio itself says of it, and no visitor's values get into it."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator

import pytest
from gradio.blocks import BlocksConfig
from gradio.state_holder import SessionState

from assistant.settings import load_settings
from assistant.ui.api.register_jobs import Page
from assistant.ui.app.page import build_page
from assistant.workbench import Workbench

# Gradio leaves event loops for the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The whole page, over no archive."""
    index = tmp_path_factory.mktemp("档案") / "index"
    built = build_page(Workbench(load_settings(index=index)))
    assert isinstance(built, Page)
    yield built
    built.close()
    gc.collect()  # here, where its complaints are expected


def test_every_part_is_described_as_gradio_does(page: Page) -> None:
    known = SessionState(page).config_values
    assert len(known) > 200
    for number, block in page.blocks.items():
        anew = BlocksConfig.config_for_block(number, [], block)
        assert json.dumps(known[number], default=str) == json.dumps(anew, default=str)


def test_a_value_that_one_visitor_sees_is_not_shown_to_the_next(page: Page) -> None:
    box = next(number for number, block in page.blocks.items() if block.elem_id == "phrase-query")
    mine, after = SessionState(page), SessionState(page)
    mine._update_value_in_config(box, "我的查询")
    assert mine.config_values[box]["props"]["value"] == "我的查询"
    assert not after.config_values[box]["props"].get("value")
    assert not SessionState(page).config_values[box]["props"].get("value")


def test_describing_is_not_done_again_for_each_visitor(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    SessionState(page)
    monkeypatch.setattr(BlocksConfig, "config_for_block", None)
    SessionState(page)
