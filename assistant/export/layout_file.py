"""Write a layout as a TOML file that a user can edit."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

from assistant.export.layout import Layout

_HEAD = (
    "# 版式文件：长度单位毫米，字号和行距单位磅（3号=16，2号=22，4号=14）。\n"
    "# lines、characters 是每面行数、每行字数，0 表示不设；indent 是首行缩进几个字。\n"
    '# 用法：在 assistant.toml 里写 layout = "本文件"。\n'
)


def layout_toml(layout: Layout) -> str:
    """Return the text of the file; `load_layout` reads the same layout from it."""
    lines = [_HEAD, f"name = {_toml_value(layout.name)}"]
    for field in fields(layout):
        value = getattr(layout, field.name)
        if is_dataclass(value):
            lines += ["", f"[{field.name}]"]
            lines += [f"{f.name} = {_toml_value(getattr(value, f.name))}" for f in fields(value)]
    lines += ["", "[fallbacks]"]
    lines += [
        f"{_toml_value(font)} = {_toml_value(list(others))}"
        for font, others in layout.fallbacks.items()
    ]
    return "\n".join(lines) + "\n"


def _toml_value(value: Any) -> str:
    """Return a TOML value; for these types JSON writes the same."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return json.dumps(value, ensure_ascii=False)
