"""The page's own labels: Chinese by default, English by a switch."""

from __future__ import annotations

import gradio as gr
from gradio.i18n import I18nData


class Labels:
    """The labels of the page; each is given in both languages where it is used."""

    def __init__(self) -> None:
        self._english: dict[str, str] = {}

    def __call__(self, chinese: str, english: str) -> I18nData:
        """Return a label that the browser shows in the language chosen there."""
        self._english[chinese] = english
        return I18nData(chinese)

    @property
    def i18n(self) -> gr.I18n:
        """All labels given so far, for the launch of the page."""
        chinese = {label: label for label in self._english}
        return gr.I18n(**{"en": self._english, "zh": chinese, "zh-CN": chinese})
