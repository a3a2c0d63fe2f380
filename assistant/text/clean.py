"""Normalize the text of a report for search and matching."""

from __future__ import annotations

import html
import re

from assistant.text.half_width import to_half_width
from assistant.text.noise import MARKER
from assistant.text.substitutes import restore_characters, restore_party, restore_wechat

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_MARKS = "，。；：、！？（）《》“”‘’【】〔〕"

_POINT = re.compile(r"(?<=\d)．")

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ue000-\uf8ff\ufffc]"
)
_ENTITY = re.compile(r"[&＆](#?[A-Za-z]\w{1,7}|#\d{2,6})[;；]")

_WIDE_SPACE = re.compile("[\t\u00a0\u2000-\u200a\u202f\u3000]")
_GAP_IN_HAN = re.compile(rf"(?<=[{_HAN}{_MARKS}]) +(?=[{_HAN}{_MARKS}])")
_AT_LINE_END = re.compile("^ | $", re.MULTILINE)
_QUOTED = re.compile(r'"([^"\n]*)"')
_ANY_HAN = re.compile(f"[{_HAN}]")
_IN_PARENTHESES = re.compile(rf"[(（]([^()（）\n]*[{_HAN}][^()（）\n]*)[)）]")
_ASCII_MARK = re.compile(rf"(?<=[{_HAN}”’）》%])[,;:!?](?= *(?:[{_HAN}“‘（《]|$))", re.MULTILINE)
_CHINESE_MARK = str.maketrans(",;:!?", "，；：！？")
_SUSPECT = re.compile(rf"[^{_HAN}{_MARKS}0-9%.\n—]")


def clean(text: str) -> str:
    """Return `text` with one form of each letter, figure, mark and space, and without noise.

    For search and matching only; what a reader sees stays raw. Line breaks are kept. Masks and
    doubled words stay too: they are defects, which other modules report.
    Cleaning twice changes nothing more.

    >>> clean("加强D的建设，完成投资２３２．５万元")
    '加强党的建设，完成投资232.5万元'
    """
    if not _SUSPECT.search(text):
        return text
    text = _plain_characters(text)
    if "AAA" in text:
        text = restore_wechat(text)
    if "D" in text:
        text = restore_party(text)
    text = _chinese_marks(_single_spaces(text))
    return _GAP_IN_HAN.sub("", text) if " " in text else text


def _plain_characters(text: str) -> str:
    """Return `text` without markers, markup and invisible characters, in plain characters."""
    if "##" in text:
        text = MARKER.sub("", text)
    if "&" in text or "＆" in text:
        text = _ENTITY.sub(_entity, text)
    text = to_half_width(text)
    if "．" in text:
        text = _POINT.sub(".", text)
    if _INVISIBLE.search(text):
        text = _INVISIBLE.sub("", text)
    return restore_characters(text)


def _entity(match: re.Match[str]) -> str:
    """Return the character an HTML entity stands for; an unknown one stays."""
    entity = f"&{match[1]};"
    character = html.unescape(entity)
    return match[0] if character == entity else character


def _chinese_marks(text: str) -> str:
    """Turn ASCII quotes, commas and parentheses among Chinese characters into Chinese ones."""
    if '"' in text:
        text = _QUOTED.sub(_quote, text)
    if "(" in text or ")" in text:
        text = _IN_PARENTHESES.sub(r"（\1）", text)
    return _ASCII_MARK.sub(lambda match: match[0].translate(_CHINESE_MARK), text)


def _quote(match: re.Match[str]) -> str:
    return f"“{match[1]}”" if _ANY_HAN.search(match[1]) else match[0]


def _single_spaces(text: str) -> str:
    if _WIDE_SPACE.search(text):
        text = _WIDE_SPACE.sub(" ", text)
    if " " in text:
        text = _AT_LINE_END.sub("", re.sub(" {2,}", " ", text))
    return text
