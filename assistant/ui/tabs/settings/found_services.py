"""Offer the model services that are at work on this machine."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import gradio as gr

from assistant.drafting.service.local_services import LocalService
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.tabs.settings.settings_fields import SERVICES
from assistant.ui.widgets.assets import read_asset


def build_found_services() -> gr.HTML:
    """Place the offer; it triggers look when it comes into sight, and use with a service's name."""
    return gr.HTML(
        "",
        elem_id="found-services",
        apply_default_css=False,
        js_on_load=read_asset("tabs/settings/found_services.js"),
    )


def found_html(services: Sequence[LocalService], in_use: str) -> str:
    """Return the offer as HTML; "" where none is at work, or the one that is, is in use."""
    return "".join(_offer_html(one) for one in services if one.provider != in_use)


def _offer_html(service: LocalService) -> str:
    chinese, english = SERVICES.get(service.provider, (service.provider, service.provider))
    count, first = len(service.models), service.models[0]
    said = bilingual_html(
        f"{chinese}开着，有 {first} 等 {count} 个模型。", f"{english}: {first}, {count} in all."
    )
    use = bilingual_html("用它起草", "Draft with it")
    name = escape(service.provider)
    return f'<p>{said} <button type="button" data-service="{name}">{use}</button></p>'
