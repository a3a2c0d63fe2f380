"""Word files from the command line: written, revised, sent back, learned from."""

import io
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import EXAMPLES, Run

FACTS = EXAMPLES / "facts" / "财政局2025年数据.md"
OUTLINE = EXAMPLES / "outlines" / "财政局2025年总结.md"


def paragraphs(path: Path) -> list[str]:
    return [p.text for p in docx.Document(io.BytesIO(path.read_bytes())).paragraphs if p.text]


def test_a_draft_goes_out_and_comes_back_marked_up(run: Run, archive: Path, tmp_path: Path) -> None:
    clean, review = tmp_path / "初 稿.docx", tmp_path / "审稿.docx"
    run("draft", OUTLINE, "--facts", FACTS, "--index", archive, "-o", clean)
    (row,) = run("drafts", "--index", archive, "--json").json
    run("export", row["id"], "-o", review, "--review", "--index", archive)
    assert not list(docx.Document(str(clean)).comments)
    document = docx.Document(str(review))
    assert len(list(document.comments)) > 10
    target = next(p for p in document.paragraphs if len(p.text) > 80 and len(p.runs) > 2)
    document.add_comment(target.runs, text="压缩到一百字", author="王处", initials="王")
    target.runs[0].text = f"全局上下{target.runs[0].text}"
    document.save(str(review))
    taken = run("drafts", "return", review, "--index", archive)
    assert taken.status == 0
    assert "改过的章节" in taken.output
    assert "有批注的章节" in taken.output
    again = run("drafts", "return", review, "--index", archive)
    assert "改过的章节" not in again.output, "the same file changes nothing twice"
    run("drafts", "remove", row["id"], "--index", archive)


def test_any_text_can_be_laid_out(run: Run, archive: Path, tmp_path: Path) -> None:
    source = tmp_path / "通知.md"
    source.write_text("# 关于值班的总结\n\n## 一、基本情况\n\n值班有序。\n", encoding="utf-8")
    out = tmp_path / "通知.docx"
    assert run("export", source, "-o", out, "--index", archive).status == 0
    assert paragraphs(out) == ["关于值班的总结", "一、基本情况", "值班有序。"]


def test_what_changed_becomes_tracked_changes(run: Run, tmp_path: Path) -> None:
    source, new = tmp_path / "旧.txt", tmp_path / "新.txt"
    old, marked = tmp_path / "旧.docx", tmp_path / "修订.docx"
    source.write_text("值班总结\n一、情况\n全年值班12次。\n", encoding="utf-8")
    new.write_text("值班总结\n一、情况\n全年值班18次。\n新写一段。\n", encoding="utf-8")
    run("export", source, "-o", old)
    made = run("revise", old, new, "-o", marked, "--author", "李科")
    assert "改动 1 段，新增 1 段，删去 0 段" in made.complaint
    xml = docx.Document(str(marked)).element.xml
    assert xml.count("<w:ins ") >= 2
    assert 'w:author="李科"' in xml


def test_a_layout_is_learned_and_used(run: Run, tmp_path: Path) -> None:
    layout, source = tmp_path / "版式.toml", tmp_path / "a.txt"
    text = run("profile").output
    layout.write_text(text.replace("left = 28", "left = 30"), encoding="utf-8")
    source.write_text("值班总结\n全年值班12次。\n", encoding="utf-8")
    run("export", source, "-o", tmp_path / "a.docx", "--layout", layout)
    learned = run("profile", "--from", tmp_path / "a.docx").output
    assert "left = 30" in learned


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["export", "20250101-aaaa", "-o", "a.docx"], "没有这份草稿", id="no draft"),
        pytest.param(["revise", "没有.docx", "b.md", "-o", "c.docx"], "文件不存在", id="no new"),
        pytest.param(["profile", "--from", "没有.docx"], "读不到文件", id="no sample"),
        pytest.param(["drafts", "return", "没有.docx"], "读不到文件", id="nothing came back"),
    ],
)
def test_refusals(run: Run, arguments: list[str], says: str) -> None:
    outcome = run(*arguments)
    assert (outcome.status, outcome.output) == (1, "")
    assert says in outcome.complaint
