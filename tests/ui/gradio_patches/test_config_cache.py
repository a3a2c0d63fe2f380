"""What is kept of a part is what gradio itself says of it, and no visitor's values get into it."""

from __future__ import annotations

import gc
import inspect
import json
from collections.abc import Iterator

import gradio as gr
import pytest
from gradio.blocks import BlocksConfig
from gradio.state_holder import SessionState

from assistant.settings import load_settings
from assistant.ui.app.page import build_page
from assistant.ui.gradio_patches.config_cache import CachedBlocksConfig
from assistant.workbench import Workbench


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[gr.Blocks]:
    """The whole page, over no archive."""
    index = tmp_path_factory.mktemp("档案") / "index"
    built = build_page(Workbench(load_settings(index=index)))
    assert type(built.default_config) is CachedBlocksConfig
    yield built
    built.close()
    gc.collect()  # here, where its complaints are expected


def test_every_part_is_described_as_gradio_does(page: gr.Blocks) -> None:
    known = SessionState(page).config_values
    assert len(known) > 200
    for number, block in page.blocks.items():
        anew = BlocksConfig.config_for_block(number, [], block)
        assert json.dumps(known[number], default=str) == json.dumps(anew, default=str)


def test_a_value_that_one_visitor_sees_is_not_shown_to_the_next(page: gr.Blocks) -> None:
    box = next(
        number for number, block in page.blocks.items() if block.elem_id == "trends-indicator"
    )
    mine, after = SessionState(page), SessionState(page)
    mine._update_value_in_config(box, "我的查询")
    assert mine.config_values[box]["props"]["value"] == "我的查询"
    assert not after.config_values[box]["props"].get("value")
    assert not SessionState(page).config_values[box]["props"].get("value")


def test_describing_is_not_done_again_for_each_visitor(
    page: gr.Blocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    SessionState(page)
    monkeypatch.setattr(BlocksConfig, "config_for_block", None)
    SessionState(page)


def test_gradio_has_what_the_patch_rests_on() -> None:
    assert isinstance(inspect.getattr_static(BlocksConfig, "config_for_block"), staticmethod)
    assert [*inspect.signature(BlocksConfig.config_for_block).parameters] == [
        *("_id", "rendered_ids", "block", "renderable")
    ]
    assert "__copy__" in vars(BlocksConfig)
    page = gr.Blocks(analytics_enabled=False)
    assert type(page.default_config) is BlocksConfig
    assert type(SessionState(page).blocks_config) is BlocksConfig
    page.close()
    gc.collect()
