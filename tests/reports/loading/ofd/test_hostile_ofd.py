"""Damaged, oversized and malicious OFD files end in a LoadError, and soon."""

from __future__ import annotations

import contextlib
import random
from pathlib import Path

import pytest

from assistant.errors import LoadError
from assistant.reports.loading import load
from tests.reports.loading.making import write, zipped
from tests.reports.loading.ofd.writing import (
    content,
    document,
    group,
    ofd,
    package,
    paragraph,
    text,
    use,
)

ROADS = "今年以来，全县新建改建农村公路87公里，改造危桥12座，完成投资3.26亿元。"
GOOD = ofd(paragraph(ROADS * 3, top=40), paragraph(ROADS, top=40))
_PARTS = document("Doc_0", [content(paragraph(ROADS, top=40))])
_LAUGHS = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))


def damaged(part: str, xml: str | None) -> bytes:
    """Return an OFD file with another part, or without it."""
    parts = {name: one for name, one in _PARTS.items() if name != part}
    return package(["Doc_0"], parts if xml is None else {**parts, part: xml})


def swollen() -> bytes:
    """Return a page with groups in groups in groups: none of them has text."""
    groups = [group("g0", [])] + [group(f"g{n}", [use(f"g{n - 1}")] * 10) for n in range(1, 12)]
    parts = document("Doc_0", [content([use("g11")])], shared="".join(groups))
    return package(["Doc_0"], parts)


def circle() -> bytes:
    """Return a page with a group that holds itself."""
    parts = document("Doc_0", [content([use("g")])], shared=group("g", [use("g")] * 2))
    return package(["Doc_0"], parts)


PAGE = "Doc_0/Pages/Page_0/Content.xml"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(GOOD[: len(GOOD) // 2], "不完整", id="truncated"),
        pytest.param(damaged("Doc_0/Document.xml", None), "缺少", id="no document"),
        pytest.param(damaged(PAGE, None), "缺少", id="a page is missing"),
        pytest.param(damaged(PAGE, "<ofd:Page"), "损坏", id="broken XML"),
        pytest.param(
            damaged(PAGE, f"<!DOCTYPE d [<!ENTITY l0 '哈'>{_LAUGHS}]><Page>&l9;</Page>"),
            "实体|损坏",
            id="billion laughs",
        ),
        pytest.param(damaged(PAGE, f"<Page>{' ' * 30_000_000}</Page>"), "庞大", id="bomb"),
        pytest.param(damaged(PAGE, content([])), "没有文字", id="no text"),
        pytest.param(
            damaged(PAGE, content([text(20, 20, "字" * 60_000)] * 2)), "太多", id="endless text"
        ),
        pytest.param(swollen(), "太多", id="groups in groups"),
        pytest.param(circle(), "没有文字|太多", id="a group in itself"),
        pytest.param(
            zipped({"OFD.xml": "<OFD><DocBody><Encryptions>a</Encryptions></DocBody></OFD>"}),
            "加密",
            id="encrypted",
        ),
        pytest.param(zipped({"OFD.xml": "<OFD/>"}), "没有页面", id="no page"),
    ],
)
def test_refused_with_a_way_out(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(LoadError, match=message) as refusal:
        load(write(tmp_path, "总结.ofd", data))
    assert refusal.value.hint


def test_the_advice_for_half_a_file_is_of_its_own_kind(tmp_path: Path) -> None:
    with pytest.raises(LoadError) as refusal:
        load(write(tmp_path, "总结.ofd", GOOD[: len(GOOD) // 2]))
    assert "PDF" in refusal.value.hint
    assert "Word" not in refusal.value.hint


def test_steps_that_never_end_do_no_harm(tmp_path: Path) -> None:
    endless = text(28, 40, "全县新建公路").replace('DeltaX="5.6', 'DeltaX="g 999999999 5.6')
    assert "g 999999999" in endless
    found = load(write(tmp_path, "总结.ofd", ofd([endless])))
    assert [line.text for line in found.lines] == ["全县新建公路"]


def test_more_pages_than_a_file_may_list_are_refused(tmp_path: Path) -> None:
    pages = '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>' * 6_000
    root = _PARTS["Doc_0/Document.xml"].replace("<ofd:Pages>", f"<ofd:Pages>{pages}")
    with pytest.raises(LoadError, match="5,000 页"):
        load(write(tmp_path, "总结.ofd", damaged("Doc_0/Document.xml", root)))


def test_a_thousand_pages_are_read(tmp_path: Path) -> None:
    found = load(write(tmp_path, "总结.ofd", ofd(*[paragraph(ROADS, top=40)] * 1_000)))
    assert len({line.page for line in found.lines if line.text}) == 1_000


def test_damaged_bytes_never_escape(tmp_path: Path) -> None:
    chance = random.Random(11)
    for _ in range(150):
        data = bytearray(GOOD)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with contextlib.suppress(LoadError):
            load(write(tmp_path, "坏.ofd", bytes(data[: chance.randint(1, len(data))])))
