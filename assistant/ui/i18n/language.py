"""Show the page in Chinese whatever language the browser has, until the user switches."""

from __future__ import annotations

from gradio.context import LocalContext

SWITCH_JS = """() => {
  const english = (localStorage.getItem("language") || "zh-CN") === "en";
  localStorage.setItem("language", english ? "zh-CN" : "en");
  window.keepTab();
  location.reload();
}"""


CHOOSE_JS = """(chosen) => {
  localStorage.setItem("language", chosen);
  window.keepTab();
  location.reload();
  return chosen;
}"""


def localized(chinese: str, english: str) -> str:
    """Return a plain text in the language of the browser that asked.

    It serves where there can be no HTML: messages, choices of a list. Chinese without a browser.
    """
    request = LocalContext.request.get(None)
    asked_for = request.cookies.get("language") if request is not None else None
    return english if asked_for == "en" else chinese
