"""A draft is read the same from every kind of file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.errors import DraftError, LoadError
from assistant.records import Function
from assistant.review.read_draft import read_draft, read_pasted_draft

_TITLE = "区水务局2024年工作总结"
_PARAGRAPHS = [
    "2024年，区水务局围绕安全供水抓落实。",
    "一、主要工作",
    "（一）供水更稳。新建管网12公里，改造老旧小区8个。",
    "二、存在问题",
    "一些管网老化，漏损偏高。",
    "三、下一步打算",
    "2025年，将继续改造管网。",
]


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("稿.txt", "\n".join([_TITLE, "", *_PARAGRAPHS]), id="text"),
        pytest.param("稿.txt", "\n\n".join([_TITLE, *_PARAGRAPHS]), id="a blank after each line"),
        pytest.param("稿.md", "\n\n".join([f"# {_TITLE}", *_PARAGRAPHS]), id="Markdown"),
        pytest.param(
            "稿.md",
            f"# {_TITLE}\n\n" + "［1］\n\n".join(_PARAGRAPHS) + "\n\n## 来源\n\n［1］事实 F1\n",
            id="our own draft with its sources",
        ),
        pytest.param(
            "稿.json",
            json.dumps(
                {
                    "title": _TITLE,
                    "paragraphs": [{"n": n, "text": t} for n, t in enumerate(_PARAGRAPHS, 1)],
                }
            ),
            id="JSON of paragraphs",
        ),
        pytest.param(
            "稿.json",
            json.dumps(
                {
                    "title": _TITLE,
                    "sections": [
                        {"heading": heading, "level": 1, "sentences": [{"text": text}]}
                        for heading, text in zip(
                            ["", *_PARAGRAPHS[1::2]], _PARAGRAPHS[::2], strict=True
                        )
                    ],
                }
            ),
            id="JSON of our own draft",
        ),
    ],
)
def test_paragraphs_are_counted_after_the_title(tmp_path: Path, name: str, text: str) -> None:
    draft = read_draft(_write(tmp_path, name, text))
    assert draft.title == _TITLE
    assert draft.year == 2024
    assert [p.text for p in draft.paragraphs] == _PARAGRAPHS
    assert [p.n for p in draft.paragraphs] == [1, 2, 3, 4, 5, 6, 7]
    assert [p.n for p in draft.paragraphs if p.is_heading] == [2, 4, 6]
    assert [p.function for p in draft.paragraphs][2::2] == [
        Function.RESULTS,
        Function.PROBLEMS,
        Function.PLAN,
    ]
    assert draft.paragraphs[2].section == ("一、主要工作", "（一）供水更稳")


@pytest.mark.parametrize("mark", ["", "# "])
def test_a_pasted_draft_is_read_as_its_file(tmp_path: Path, mark: str) -> None:
    text = "\n\n".join([f"{mark}{_TITLE}", *_PARAGRAPHS])
    file = _write(tmp_path, "稿.md" if mark else "稿.txt", text)
    assert read_pasted_draft(text) == read_draft(file)


def test_a_pasted_draft_without_words_is_refused() -> None:
    with pytest.raises(LoadError, match="没有文字"):
        read_pasted_draft(" \n")


@pytest.mark.parametrize(
    ("first", "title", "count"),
    [
        pytest.param("全年工作完成得好，群众满意。", "", 2, id="a sentence is no title"),
        pytest.param("一、主要工作", "", 2, id="a heading is no title"),
        pytest.param("水务工作这一年", "水务工作这一年", 1, id="a short line is one"),
    ],
)
def test_what_opens_the_draft(tmp_path: Path, first: str, title: str, count: int) -> None:
    draft = read_draft(_write(tmp_path, "稿.txt", f"{first}\n新建管网12公里，通水到户。\n"))
    assert draft.title == title
    assert len(draft.paragraphs) == count


@pytest.mark.parametrize(
    ("name", "text", "error"),
    [
        pytest.param("稿.txt", "", LoadError, id="empty"),
        pytest.param("稿.txt", _TITLE, DraftError, id="a title alone"),
        pytest.param("稿.json", "[]", DraftError, id="JSON that is no draft"),
        pytest.param("稿.json", '{"title": "x", "paragraphs": 3}', DraftError, id="no list"),
        pytest.param("稿.json", "{", LoadError, id="broken JSON"),
    ],
)
def test_refusals_name_a_way_out(
    tmp_path: Path, name: str, text: str, error: type[Exception]
) -> None:
    with pytest.raises(error) as refused:
        read_draft(_write(tmp_path, name, text))
    assert getattr(refused.value, "hint", "")


def test_a_missing_file_and_a_binary_one_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LoadError):
        read_draft(tmp_path / "没有.txt")
    binary = tmp_path / "图.txt"
    binary.write_bytes(bytes(range(256)) * 20)
    with pytest.raises(LoadError):
        read_draft(binary)
