"""Say how well mined patterns agree with counting by hand, and how fast they are answered.

    python benchmarks/patterns.py index           # speed
    python benchmarks/patterns.py index --counts  # the table of skeletons, on the seeds

The table compares skeletons that a person counted in these reports (number of sentences, of
reports), an independent regular expression for the same skeleton over the sentences, and the
mined skeletons that make it up: those of a row are counted together, a sentence once.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

import numpy as np

from assistant.archive.archive import Archive
from assistant.archive.embedding import open_builtin
from assistant.archive.patterns.coded_text import encode_text
from assistant.archive.patterns.pattern_finder import PatternFinder
from assistant.phrasing.patterns.answer_patterns import find_pattern, patterns_for
from assistant.phrasing.patterns.collocations import find_collocations
from assistant.phrasing.patterns.timeline import build_timeline
from assistant.retrieval.search import search
from assistant.text.clean import clean
from assistant.text.numbered_headings import parse_heading
from assistant.text.sentences import sentence_spans

_TOLERANCE = 0.1


class Row(NamedTuple):
    """A skeleton as a person counted it, and the two ways it is counted here."""

    number: int
    sentences: int
    reports: int
    expression: str
    mined: str  # skeletons between spaces


ROWS = (
    Row(1, 449, 61, r"(累计|共)[^，。；]*?[\dx]", "累计* 共*"),
    Row(3, 323, 53, "一是", "一是*"),
    Row(4, 280, 61, "积极", "积极*"),
    Row(6, 240, 61, "进一步", "进一步*"),
    Row(7, 219, 57, "坚持", "坚持*"),
    Row(
        8,
        191,
        53,
        "(构建|健全|完善|建立)[^，。；]*(体系|机制|格局)",
        "构建*体系 构建*机制 构建*格局 健全*体系 健全*机制 完善*体系 完善*机制 建立*体系 建立*机制",
    ),
    Row(9, 168, 56, "不断", "不断*"),
    Row(10, 166, 50, "实现", "实现*"),
    Row(11, 163, 53, "确保", "确保*"),
    Row(12, 150, 39, "加快", "加快*"),
    Row(
        13,
        148,
        46,
        "持续(加强|提升|优化|推进|深化|强化)",
        "持续加强* 持续提升* 持续优化* 持续推进* 持续深化* 持续强化*",
    ),
    Row(14, 147, 41, "率[^，。；]*%", "率*%"),
    Row(15, 145, 39, "打造", "打造*"),
    Row(16, 143, 46, "截[至止]", "截至* 截止*"),
    Row(17, 129, 46, "以来", "*以来"),
    Row(18, 114, 40, "全面(落实|加强|推进)", "全面落实* 全面加强* 全面推进*"),
    Row(
        19,
        107,
        36,
        "(印发|制定|出台)[^。]{0,40}《",
        "印发《*》 制定《*》 出台《*》 制定了《*》 印发*》 制定*》 出台*》",
    ),
    Row(20, 105, 42, "切实", "切实*"),
    Row(21, 102, 49, "围绕", "围绕*"),
    Row(22, 100, 39, "严格(落实|执行|按照)", "严格落实* 严格执行* 严格按照*"),
    Row(23, 94, 39, "聚焦", "聚焦*"),
    Row(24, 94, 40, "大力", "大力*"),
    Row(25, 89, 40, "高质量发展", "*高质量发展"),
    Row(26, 82, 42, "扎实(推进|开展|做好)", "扎实推进* 扎实开展* 扎实做好*"),
    Row(27, 79, 37, "着力", "着力*"),
    Row(28, 74, 34, "持续推进", "持续推进*"),
    Row(29, 70, 36, "做到", "做到*"),
    Row(
        30,
        51,
        29,
        "为[^，。；]+提供[^，。；]+(保障|支撑|支持|服务)",
        "为*提供*保障 为*提供*支撑 为*提供*支持 为*提供*服务",
    ),
    Row(31, 45, 15, "同比(增长|下降|增加)", "同比增长* 同比下降* 同比增加*"),
    Row(32, 42, 24, "力争", "力争*"),
    Row(33, 39, 29, "坚持以", "坚持以*"),
    Row(34, 36, 21, "压(紧压)?实[^，。；]+责任", "压实*责任"),
    Row(35, 30, 22, "充分发挥[^，。；]+作用", "充分发挥*作用"),
    Row(36, 29, 22, "以[^，。；]+为(目标|导向|主题)", "以*为目标，* 以*为导向 以*为主题"),
    Row(37, 27, 17, "持续深化", "持续深化*"),
    Row(38, 22, 7, "在[^，。；]+上下?功夫", "在*上下功夫"),
    Row(
        39, 22, 19, "走深走实|落地见效|落细落实|落实落细", "*走深走实 *落地见效 *落细落实 *落实落细"
    ),
    Row(40, 21, 17, r"应(.)尽\1", "应*尽*"),
)


def main() -> None:
    """Measure the archive named on the command line."""
    folder, *options = sys.argv[1:]
    with Archive.open(Path(folder), embedder=open_builtin(), notice=print) as archive:
        if options == ["--counts"]:
            print_counts(archive)
        else:
            print_speed(archive)


def print_counts(archive: Archive) -> None:
    """Print each row, and how many are within a tenth."""
    sentences = _sentences(archive)
    known = set(archive.pattern_counts().skeletons)
    agreed = {"person": 0, "expression": 0}
    print(f"{len(sentences)} sentences; n sentences in r reports: person | expression | mined")
    for row in ROWS:
        mined = [skeleton for skeleton in row.mined.split() if skeleton in known]
        expected = _held(sentences, lambda text, row=row: bool(re.search(row.expression, text)))
        found = _mined(sentences, mined)
        near = [_is_near(found[0], n) and bool(mined) for n in (row.sentences, expected[0])]
        agreed["person"] += near[0]
        agreed["expression"] += near[1]
        print(
            f"{row.number:>3} {row.sentences:>4}/{row.reports:<3} {expected[0]:>4}/{expected[1]:<3}"
            f" {found[0]:>4}/{found[1]:<3} {'=' if near[0] else ' '}{'=' if near[1] else ' '}"
            f" {' '.join(mined)}"
        )
    print(f"within {_TOLERANCE:.0%} of {len(ROWS)}: {agreed}")


def print_speed(archive: Archive) -> None:
    """Print the median time of each kind of question, warm."""
    embedder = open_builtin()
    patterns = ["以*为抓手", "坚持*，*", "为*提供*保障", "在*上下功夫", "一手抓*，一手抓*", "积极*"]
    phrases = ["高质量发展", "最多跑一次", "新质生产力", "营商环境", "放管服", "揭榜挂帅"]
    words = ["提升", "提高", "增强", "万人次", "件", "责任"]
    meanings = ["自助办事下沉到村", "党建引领基层治理", "整治形式主义", "培育新的增长点"]
    said = {
        query: [hit.passage.text for hit in search(archive, embedder, query, limit=10)]
        for query in meanings
    }
    jobs: dict[str, tuple[list[str], Callable[[str], object]]] = {
        "find_pattern": (patterns, lambda q: find_pattern(archive, q)),
        "timeline": (phrases, lambda q: build_timeline(archive, q)),
        "collocations": (words, lambda q: find_collocations(archive, q)),
        "patterns_for": (meanings, lambda q: patterns_for(archive, q, said[q], limit=5)),
    }
    for name, (queries, job) in jobs.items():
        times = [_seconds(job, query) for _ in range(5) for query in queries]
        print(f"{name:<14} p50 {median(times) * 1000:5.1f} ms, longest {max(times) * 1000:5.1f} ms")


def _seconds(job: Callable[[str], object], query: str) -> float:
    started = time.perf_counter()
    job(query)
    return time.perf_counter() - started


def _sentences(archive: Archive) -> list[tuple[str, str]]:
    """Return (report id, sentence) of all reports but copies, headings among them."""
    counted = archive.pattern_counts().by_report
    found: list[tuple[str, str]] = []
    for report in counted:
        for section in archive.sections(report):
            lines = [clean(paragraph.text) for paragraph in section.paragraphs]
            if section.path and all(part.line != section.line for part in section.paragraphs):
                heading = clean(section.path[-1])
                parsed = parse_heading(heading)
                lines.insert(0, parsed.title if parsed else heading)
            found += [
                (report, line[start:end]) for line in lines for start, end in sentence_spans(line)
            ]
    return found


def _held(sentences: list[tuple[str, str]], holds: Callable[[str], bool]) -> tuple[int, int]:
    reports = [report for report, text in sentences if holds(text)]
    return len(reports), len(set(reports))


def _mined(sentences: list[tuple[str, str]], skeletons: list[str]) -> tuple[int, int]:
    """Return (sentences, reports) that hold any of the skeletons, by the archive's own counting."""
    coded = encode_text("".join(f"{text}\n" for _, text in sentences))
    matches = PatternFinder(skeletons).find(coded)
    stops = np.cumsum([len(text.encode("utf-16-le")) // 2 + 1 for _, text in sentences])
    places = np.unique(np.searchsorted(stops, matches.start, side="right"))
    return len(places), len({sentences[place][0] for place in places})


def _is_near(found: int, counted: int) -> bool:
    return abs(found - counted) <= _TOLERANCE * counted


if __name__ == "__main__":
    main()
