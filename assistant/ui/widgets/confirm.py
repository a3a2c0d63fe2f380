"""Ask the user before text is lost."""

from __future__ import annotations

import json


def confirm_js(chinese: str, english: str, *, if_any: str = "", unless: str = "") -> str:
    """Return a script for an event whose first input says whether the user agreed.

    With `if_any`, a selector, it asks only while there is text in one of these boxes; it does not
    where `unless`, an expression of the browser, holds.
    """
    boxes = f"[...document.querySelectorAll({json.dumps(if_any)})].some((box) => box.value.trim())"
    is_safe = [f"!({boxes})"] * bool(if_any) + [unless] * bool(unless)
    questions = json.dumps([chinese, english], ensure_ascii=False)
    return f"""(sure, ...rest) => {{
      const question = {questions}[document.documentElement.dataset.language === "en" ? 1 : 0];
      return [{" || ".join([*is_safe, "confirm(question)"])}, ...rest];
    }}"""
