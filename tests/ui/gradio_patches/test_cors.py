"""Gradio's own answer to other origins is taken out, and is still where the patch looks."""

from __future__ import annotations

import inspect

import pytest
from gradio import routes

from assistant.ui.gradio_patches.cors import NoCORSMiddleware, drop_cors


def test_it_takes_the_place_of_gradios(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "CustomCORSMiddleware", object)
    drop_cors()
    assert vars(routes)["CustomCORSMiddleware"] is NoCORSMiddleware


def test_gradio_has_what_the_patch_rests_on() -> None:
    assert "CustomCORSMiddleware," in inspect.getsource(routes.App.create_app)
