"""Programs do the jobs through gradio_client and through plain requests."""

import io
import json
import zipfile
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import docx
import gradio as gr
import pytest
from gradio_client import Client, handle_file
from gradio_client.exceptions import AppError

from assistant.settings import Settings
from assistant.ui.api.register_jobs import as_handler
from tests.ui.api.calls import EXAMPLES, NAMES, REPORT, sent_file, word_file

OUTLINE = "# 澜川市城市管理局2024年工作总结\n一、主要工作情况\n二、存在的问题"


@pytest.fixture(scope="module")
def client(address: str) -> Iterator[Client]:
    client = Client(address, verbose=False)
    yield client
    client.close()


def post(address: str, job: str, *values: object) -> Any:
    body = json.dumps({"data": values}).encode()
    request = Request(f"{address}gradio_api/run/{job}", body, {"Content-Type": "application/json"})
    with urlopen(request) as answer:
        return json.load(answer)["data"][0]


def test_the_jobs_are_offered_with_what_they_mean_and_no_button(client: Client) -> None:
    offered: Any = client.view_api(return_format="dict", print_info=False)
    assert {name.lstrip("/") for name in offered["named_endpoints"]} == set(NAMES)
    search = offered["named_endpoints"]["/search"]
    assert search["description"].startswith("在往年报告里查找段落")
    assert search["parameters"][0]["type"] == {
        "type": "string",
        "description": "词语、标题或一句话",
    }
    line = search["returns"][0]["type"]["items"]["properties"]["line"]
    assert line == {"type": "integer", "description": "行号，从 1 起"}


def test_search_and_reports_agree(client: Client) -> None:
    reports = {row["id"]: row for row in client.predict(api_name="/reports")}
    hits = client.predict("垃圾分类", 3, api_name="/search")
    assert len(hits) == 3
    assert all(hit["report_id"] in reports for hit in hits)
    sections = client.predict(hits[0]["report_id"], api_name="/report")
    said = [one["text"] for section in sections for one in section["paragraphs"]]
    assert any(hits[0]["text"] in text for text in said)


def test_a_draft_is_written_changed_checked_and_exported(client: Client) -> None:
    made = client.predict(OUTLINE, "一：新建公厕12座", api_name="/draft")
    assert "新建公厕12座" in made["text"]
    assert made["id"] in [row["id"] for row in client.predict(api_name="/drafts")]
    changed = client.predict(made["id"], "二", "人手不足。", api_name="/edit")
    assert "人手不足。" in changed["text"]
    kept = client.predict(made["id"], "二", api_name="/versions")
    assert [one["how"] for one in kept["versions"]] == ["起草", "手改"]
    checked = client.predict(changed["text"], paper="html", api_name="/check")
    assert "〔待填" not in changed["text"].partition("二、")[2]
    assert b"<html" in b64decode(checked["file"]["content"])[:200]
    file = client.predict(made["id"], "docx", True, api_name="/export")
    paper = docx.Document(io.BytesIO(b64decode(file["content"])))
    assert paper.paragraphs[0].text.replace("\n", "") == "澜川市城市管理局2024年工作总结"
    back = client.predict(file, api_name="/take_back")
    assert (back["id"], back["edited"]) == (made["id"], [])
    client.predict(made["id"], api_name="/remove_draft")
    assert made["id"] not in [row["id"] for row in client.predict(api_name="/drafts")]


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(handle_file(str(REPORT)), id="uploaded"),
        pytest.param(sent_file(REPORT.name, REPORT.read_bytes()), id="in base64"),
    ],
)
def test_a_report_is_added_found_and_removed(client: Client, settings: Settings, file: Any) -> None:
    before = len(client.predict(api_name="/reports"))
    taken = client.predict([file], api_name="/ingest")
    assert (taken["reports"], taken["skipped"]) == (1, [])
    (new,) = taken["added"]
    hits = client.predict(
        "老年助餐点", 1, "hybrid", None, None, None, None, [new["id"]], api_name="/search"
    )
    assert hits[0]["report_title"] == new["title"]
    assert Path(hits[0]["file"]).parent.parent == settings.index.with_name("index-收到的文件")
    client.predict(new["id"], org_type="乡镇政府", api_name="/correct")
    (row,) = [one for one in client.predict(api_name="/reports") if one["id"] == new["id"]]
    assert row["org_type"] == "乡镇政府"
    client.predict([new["id"]], api_name="/remove")
    assert len(client.predict(api_name="/reports")) == before


def test_what_is_no_report_is_told_and_not_kept(client: Client, settings: Settings) -> None:
    odd = [sent_file("..\\..\\evil.exe", b"MZ\x90\0\0"), sent_file("../../empty.txt", b"")]
    taken = client.predict(odd, api_name="/ingest")
    assert taken["reports"] == 0
    assert {Path(one["file"]).name for one in taken["skipped"]} == {"evil.exe", "empty.txt"}
    assert all(one["reason"] for one in taken["skipped"])
    kept = settings.index.with_name("index-收到的文件")
    assert not [path for path in kept.rglob("*") if path.suffix in (".exe", ".txt")]
    assert not list(settings.index.parent.parent.rglob("evil.exe"))


def test_facts_come_from_a_text_and_a_workbook_together(client: Client) -> None:
    book = handle_file(str(EXAMPLES / "facts" / "城投集团2025年台账.xlsx"))
    outline = "# 澜川市城市建设投资集团2025年工作总结\n一、主要工作情况"
    made = client.predict(outline, "新建公厕12座", book, api_name="/draft")
    assert "新建公厕12座" in made["text"]
    assert "372.8亿元" in made["text"]


def test_two_texts_become_tracked_changes(client: Client, tmp_path: Path) -> None:
    old, new = tmp_path / "旧稿.docx", tmp_path / "新稿.docx"
    old.write_bytes(word_file("工作总结", "新建公厕10座。"))
    new.write_bytes(word_file("工作总结", "新建公厕12座。"))
    made = client.predict(handle_file(str(old)), handle_file(str(new)), api_name="/revise")
    assert (made["changed"], made["added"], made["removed"]) == (1, 0, 0)


@pytest.mark.parametrize(
    ("job", "given", "told"),
    [
        pytest.param("report", ["no-such"], "用 reports 查看", id="no such report"),
        pytest.param("read_draft", ["20200101-0000"], "用 drafts 查看", id="no such draft"),
        pytest.param("search", ["公厕", "many"], "参数 limit 不对，应是整数", id="no number"),
        pytest.param("search", ["公厕", 0], "参数 limit 不对，应不小于 1", id="too few"),
        pytest.param("search", ["公厕", 5, "fast"], "hybrid", id="no such way"),
        pytest.param("search", [None], "缺少参数 query", id="nothing asked"),
        pytest.param("ingest", [[]], "没有送来文件", id="no file"),
        pytest.param("ingest", [[{"name": "a.md", "content": "%"}]], "base64", id="no base64"),
        pytest.param(
            "ingest",
            [[{"name": "长" * 120 + ".txt", "content": ""}]],
            "文件名太长",
            id="a name that no disk takes",
        ),
        pytest.param("draft", ["没有标题的一段话。"], "提纲", id="no outline"),
        pytest.param("check", [" "], "没有给出草稿", id="no draft"),
    ],
)
def test_a_refusal_says_what_to_do(client: Client, job: str, given: list[Any], told: str) -> None:
    with pytest.raises(AppError, match=told):
        client.predict(*given, api_name=f"/{job}")


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/etc/passwd", id="of the machine"),
        pytest.param(str(REPORT), id="of the examples"),
        pytest.param("../../../../etc/passwd", id="from below"),
    ],
)
def test_a_file_of_the_server_cannot_be_named_as_one_that_was_sent(
    address: str, settings: Settings, path: str
) -> None:
    for meta in ({}, {"meta": {"_type": "gradio.FileData"}}):
        with pytest.raises(HTTPError) as refusal:
            post(address, "ingest", [{"path": path, "orig_name": "a.md", **meta}])
        assert refusal.value.code == 500
    database = {"path": str(settings.index / "archive.db"), "orig_name": "a"}
    with pytest.raises(HTTPError):
        post(address, "profile", database)


def _damaged_word_file() -> bytes:
    """Return a Word file whose relations say nothing."""
    damaged = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word_file("新建公厕17座。"))) as whole,
        zipfile.ZipFile(damaged, "w") as package,
    ):
        for name in whole.namelist():
            package.writestr(name, whole.read(name).replace(b"Relationship", b"Verwandt"))
    return damaged.getvalue()


@pytest.mark.parametrize(
    ("job", "values"),
    [
        pytest.param("profile", [_damaged_word_file()], id="profile"),
        pytest.param(
            "revise", [_damaged_word_file(), "总结\n新建公厕17座。".encode()], id="revise"
        ),
        pytest.param("take_back", [_damaged_word_file()], id="drafts return"),
    ],
)
def test_a_file_that_no_parser_reads_is_refused_with_the_reason(
    address: str, job: str, values: list[bytes]
) -> None:
    with pytest.raises(HTTPError) as refusal:
        post(address, job, *(sent_file("一.docx", value) for value in values))
    assert "Word" in json.load(refusal.value)["error"]


def test_a_fault_of_our_own_is_an_error_with_words(caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> str:
        raise ZeroDivisionError

    with pytest.raises(gr.Error, match="管理员"):
        as_handler(broken)()
    assert "ZeroDivisionError" in caplog.text


def test_one_request_is_enough(address: str) -> None:
    assert post(address, "search", "公厕", 1, *[None] * 6)[0]["rank"] == 1
    assert post(address, "search", "公厕")[9]["rank"] == 10, "what is left out has its default"


def test_files_of_the_archive_are_not_served(address: str, settings: Settings) -> None:
    report = next((EXAMPLES / "archive" / "澜川市 城市管理局").rglob("*.*"))
    for path in (settings.index / "archive.db", report, Path(__file__), Path("/etc/passwd")):
        for way in ("gradio_api/file=", "file=", "gradio_api/file/"):
            with pytest.raises(HTTPError) as refusal:
                urlopen(address + way + quote(str(path)))
            assert refusal.value.code in (403, 404)


def _page_config(address: str, path: str) -> Any:
    """Return what the page at `path` tells its scripts."""
    with urlopen(address + path) as answer:
        page = answer.read().decode()
    start = page.index("window.gradio_config = ") + len("window.gradio_config = ")
    return json.JSONDecoder().raw_decode(page, start)[0]


def test_the_jobs_have_a_page_that_lists_them_and_burden_no_other(address: str) -> None:
    called = {name: _page_config(address, name) for name in ("", "programs")}
    offered = {
        page: {one["api_name"] for one in told["dependencies"] if one["api_visibility"] == "public"}
        for page, told in called.items()
    }
    assert offered == {"": set(), "programs": set(NAMES)}
    assert not [one for one in called[""]["components"] if one["type"] == "api"]
    listed = [one["props"].get("value") for one in called["programs"]["components"]]
    assert all(f"<dt>{name}</dt>" in "".join(map(str, listed)) for name in NAMES)
