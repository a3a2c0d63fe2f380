"""Ask the user before text is lost."""

from __future__ import annotations

import json


def confirm_js(chinese: str, english: str, *, if_any: str = "") -> str:
    """Return a script for an event whose first input says whether the user agreed.

    With `if_any`, a selector, it asks only while there is text in one of these boxes.
    """
    boxes = f"[...document.querySelectorAll({json.dumps(if_any)})].some((box) => box.value.trim())"
    is_risk = boxes if if_any else "true"
    questions = json.dumps([chinese, english], ensure_ascii=False)
    return f"""(sure, ...rest) => {{
      const english = document.documentElement.dataset.language === "en";
      return [!({is_risk}) || confirm({questions}[english ? 1 : 0]), ...rest];
    }}"""
