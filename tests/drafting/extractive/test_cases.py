"""The development cases, drafted from the real compilations: nothing missing, nothing invented."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.drafting.draft import Draft, Retrieve
from assistant.drafting.output.markdown_json import to_json, to_markdown
from assistant.records import Place, StoredPassage
from assistant.reports.loading.loader import load
from assistant.reports.parse import parse_reports
from tests.drafting.samples import retrieve_from, write_draft

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@pytest.fixture(scope="module")
def retrieve(shared: Path) -> Retrieve:
    return retrieve_from(_passages(shared / "seeds"))


@pytest.fixture(scope="module")
def cases(shared: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((shared / "cases/drafting.json").read_text("utf-8"))
    return found


def test_cases(cases: list[dict[str, Any]], retrieve: Retrieve) -> None:
    for case in cases:
        for labelled in (True, False):
            result = _drafted(case, retrieve, labelled=labelled)
            body = to_markdown(result, marks=False)
            assert [term for term in case["must_mention"] if term not in body] == []
            everything = to_markdown(result) + json.dumps(to_json(result), ensure_ascii=False)
            assert [term for term in case["forbidden"] if term in everything] == []
            given = json.dumps([case["title"], case["outline"], case["facts"]], ensure_ascii=False)
            assert set(_NUMBER.findall(body)) <= set(_NUMBER.findall(given))


def test_facts_stand_in_their_sections(cases: list[dict[str, Any]], retrieve: Retrieve) -> None:
    for case in cases:
        result = _drafted(case, retrieve, labelled=True)
        chapters = iter(result.sections)
        by_chapter: dict[str, str] = {}
        chapter = ""
        for section in chapters:
            chapter = section.heading if section.level == 1 else chapter
            text = "".join(sentence.text for sentence in section.sentences)
            by_chapter[chapter] = by_chapter.get(chapter, "") + text
        for fact in case["facts"]:
            wanted = next(
                text for head, text in by_chapter.items() if head[:1] == fact["section"][0]
            )
            assert set(_NUMBER.findall(fact["text"])) <= set(_NUMBER.findall(wanted + chapter))


def outline_and_facts(case: dict[str, Any], *, labelled: bool) -> tuple[str, str]:
    """Return the case as a person would type it; `labelled` facts name their section."""
    outline = "\n".join((case["title"], *_headings(case["outline"])))
    lines = [
        f"{fact['section']}：{fact['text']}" if labelled else fact["text"] for fact in case["facts"]
    ]
    return outline, "\n".join(lines)


def _drafted(case: dict[str, Any], retrieve: Retrieve, *, labelled: bool) -> Draft:
    outline, facts = outline_and_facts(case, labelled=labelled)
    return write_draft(outline, facts, retrieve=retrieve)


def _headings(nodes: list[dict[str, Any]]) -> Iterator[str]:
    for node in nodes:
        yield node["heading"]
        yield from _headings(node["children"])


def _passages(folder: Path) -> Iterator[StoredPassage]:
    number = 0
    for path in sorted(folder.glob("*.txt")):
        for index, report in enumerate(parse_reports(load(path), file_name=path.name)):
            for section in report.sections:
                for paragraph in section.paragraphs:
                    for passage in paragraph.passages:
                        number += 1
                        yield StoredPassage(
                            id=number,
                            text=paragraph.text[passage.start : passage.end],
                            paragraph=paragraph.text,
                            report_id=f"{path.stem}-{index}",
                            report_title=report.title,
                            organisation=report.organisation,
                            org_type=report.org_type,
                            level=report.level,
                            year=report.period.year,
                            span=report.period.span,
                            section=section.path,
                            function=section.function,
                            place=Place(file=path.name, line=paragraph.line),
                        )
