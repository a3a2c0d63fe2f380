"""List the findings of a check in the open draft, with a link to the place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.review.check.run_rules import CheckResult
from assistant.review.findings import Finding, Severity
from assistant.review.output.labels import SEVERITY_WORDS
from assistant.review.output.translations import to_english
from assistant.ui.i18n.bilingual_html import bilingual_html

_ParagraphPlaces = list[
    tuple[int, str]
]  # of one paragraph: the end of each sentence, and its element id


def findings_html(stored: StoredDraft, check: CheckResult) -> str:
    """Return the findings as HTML, gravest first, a group for each rule."""
    if not check.findings:
        notice = bilingual_html("检查过了，没有查出要改的地方。", "Checked: nothing to put right.")
        return f'<div class="todo findings quiet">{notice}</div>'
    groups: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in check.findings:
        groups.setdefault((finding.severity, finding.rule), []).append(finding)
    places = list(_iter_places(stored))
    counts = "，".join(
        f"{_translated_html(SEVERITY_WORDS[severity])} {count}"
        for severity, count in check.counts.items()
        if count
    )
    return "".join(
        [
            '<details class="todo findings" open>',
            f"<summary>{bilingual_html('检查', 'Check')}：{counts}</summary><div>",
            *(_group_html(*about, rows, places) for about, rows in groups.items()),
            "</div></details>",
        ]
    )


def _group_html(
    severity: Severity, rule: str, rows: Sequence[Finding], places: list[_ParagraphPlaces]
) -> str:
    degree = (
        f'<span class="badge {severity.value}">{_translated_html(SEVERITY_WORDS[severity])}</span>'
    )
    texts = "".join(f"<li>{_row_html(row, places)}</li>" for row in rows)
    return f'<div class="why">{degree} {_translated_html(rule)}</div><ul>{texts}</ul>'


def _row_html(finding: Finding, places: list[_ParagraphPlaces]) -> str:
    advice = f"（{finding.suggestion}）" if finding.suggestion else ""
    text = escape(f"“{finding.phrase}”：{finding.reason}{advice}")
    place = _place(finding, places)
    return f'<button type="button" data-jump="{place}">{text}</button>' if place else text


def _place(finding: Finding, places: list[_ParagraphPlaces]) -> str:
    """Return the element id of the sentence or heading; "" for one that the page lacks."""
    number = finding.draft_pars[0] - 1
    pieces = places[number] if number < len(places) else []
    return next((name for end, name in pieces if finding.start < end), "")


def _iter_places(stored: StoredDraft) -> Iterator[_ParagraphPlaces]:
    """Yield the places of each paragraph, in the order in which a check counts paragraphs."""
    for number, section in enumerate(stored.sections):
        if section.heading:
            yield [(len(section.heading), f"section-{number}")]
        place = 0
        for paragraph in section.paragraphs:
            end, pieces = 0, []
            for sentence in paragraph:
                place += 1
                end += len(sentence.text)
                pieces.append((end, f"{number}-{place}"))
            if any(sentence.text.strip() for sentence in paragraph):
                yield pieces


def _translated_html(word: str) -> str:
    return bilingual_html(word, to_english(word))
