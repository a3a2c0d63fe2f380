"""What was copied is found and blamed on its source; what everybody writes is not."""

from __future__ import annotations

import pytest

from assistant.archive.archive import Archive
from assistant.archive.embedding import open_builtin
from assistant.archive.ingest.ingest_files import ingest
from assistant.records import Line
from assistant.review.copying.overlap import find_overlaps, find_runs, index_seeds
from assistant.review.copying.plagiarism import find_repeated_text
from assistant.review.copying.plain_text import letters_only, strip_punctuation
from assistant.review.findings import RepeatedText
from assistant.review.read_draft import build_draft

_COPIED = (
    "聚焦群众反映强烈的噪声扰民问题，在中心城区布设声学监测点位，联合公安、环境部门开展夜间巡查，"
    "对反复投诉的场所逐一约谈，督促安装隔音设施。建立一点一档，实行销号管理。"
)
_FORMULA = "县委的坚强领导下，在县人大、县政协的监督支持下，全面完成年初确定的各项目标任务"
_FRESH = "今年把鼓楼片区的旧书市集搬进室内，摊位按月轮换，周末安排两场读书会，常客多是中学生。"


class _Silent:
    def start(self, step: str, total: int) -> None: ...
    def advance(self, count: int = 1) -> None: ...
    def added(self, report_id: str, title: str, file: str) -> None: ...
    def note(self, text: str) -> None: ...


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("reports")
    own = ("丁溪县", "云溪县", "平溪县", "金溪县", "白溪县")
    for place in own:
        text = f"{place}城市管理局2023年工作总结\n\n2023年，在{_FORMULA}。\n"
        text += f"一、主要工作\n{_COPIED if place == '丁溪县' else place + '完成道路维修多条。'}\n"
        (folder / f"{place}.txt").write_text(text, encoding="utf-8")
    opened = Archive.create_or_open(folder / "index", embedder=open_builtin())
    ingest(opened, [folder], progress=_Silent())
    return opened


def _repeated(archive: Archive, *texts: str, unit: str = "云溪县城市管理局") -> RepeatedText:
    lines = [Line(number=n, text=text) for n, text in enumerate(texts, start=1)]
    draft = build_draft(f"{unit}2024年工作总结", lines)
    return find_repeated_text(draft, archive, open_builtin().encode)


def test_a_copy_is_found_with_its_source(archive: Archive) -> None:
    found = _repeated(archive, _FRESH, _COPIED)
    (span,) = found.spans
    assert (span.draft_par, span.line) == (2, 5)
    assert not span.is_own
    assert span.end - span.start >= 0.9 * len(_COPIED)
    assert found.share == pytest.approx((span.end - span.start) / len(_FRESH + _COPIED))


def test_a_copy_of_the_own_report_is_told_apart(archive: Archive) -> None:
    found = _repeated(archive, _COPIED, unit="丁溪县城市管理局")
    assert [span.is_own for span in found.spans] == [True]


def test_changed_words_and_another_order_do_not_hide_a_copy(archive: Archive) -> None:
    first, second, _ = _COPIED.split("。")
    changed = f"{second}。{first}。".replace("联合", "会同").replace("逐一", "挨个")
    found = _repeated(archive, changed)
    assert found.share > 0.8


def test_what_many_units_write_is_common(archive: Archive) -> None:
    assert not _repeated(archive, f"2024年，在{_FORMULA}。", _FRESH).spans


def test_a_report_can_be_left_out(archive: Archive) -> None:
    lines = [Line(number=1, text=_COPIED)]
    draft = build_draft("云溪县城市管理局2024年工作总结", lines)
    ids = [entry.id for entry in archive.reports()]
    assert not find_repeated_text(draft, archive, open_builtin().encode, exclude=ids).spans


def test_titles_of_documents_are_no_copies(archive: Archive) -> None:
    assert _repeated(archive, "落实《" + "声" * 30 + "》。").share == 0


def test_places_survive_the_way_to_plain_text() -> None:
    raw = "一是：抓 整改（１２项）。"
    text = strip_punctuation(raw)
    assert text.text == letters_only("一是：抓 整改（12项）。") == "一是抓整改12项"
    start, end = text.original(3, 5)
    assert raw[start:end] == "整改"


def test_stretches_and_runs() -> None:
    ours = "推进垃圾分类进小区进学校进机关"
    (one,) = find_overlaps(index_seeds(ours), "全面推进垃圾分类进小区进学校进机关")
    assert (one.start, one.end, one.agreeing) == (0, len(ours), len(ours))
    assert not find_overlaps(index_seeds(ours), "毫不相干的另一段话而已")
    assert find_runs([True, True, False, True], least=2) == [(0, 2)]
