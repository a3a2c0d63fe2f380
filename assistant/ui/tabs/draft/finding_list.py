"""List what a check finds in the open draft, with a way to the place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.drafting.drafts.stored_draft import KeptDraft
from assistant.review.check.run_rules import Check
from assistant.review.findings import Finding, Severity
from assistant.review.output.labels import SEVERITY_WORDS
from assistant.review.output.translations import english
from assistant.ui.i18n.bilingual_html import both
from assistant.ui.i18n.escape import shown_text

_Spots = list[tuple[int, str]]  # of one paragraph: where each piece ends, what the page calls it


def findings(kept: KeptDraft, check: Check) -> str:
    """Return the findings as HTML, gravest first, a group for each rule."""
    if not check.findings:
        said = both("检查过了，没有查出要改的地方。", "Checked: nothing to put right.")
        return f'<div class="todo findings quiet">{said}</div>'
    groups: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in check.findings:
        groups.setdefault((finding.severity, finding.rule), []).append(finding)
    spots = list(_all_spots(kept))
    counts = "，".join(
        f"{_in_both(SEVERITY_WORDS[severity])} {count}"
        for severity, count in check.counts.items()
        if count
    )
    return "".join(
        [
            '<details class="todo findings" open>',
            f"<summary>{both('检查', 'Check')}：{counts}</summary><div>",
            *(_group(*about, rows, spots) for about, rows in groups.items()),
            "</div></details>",
        ]
    )


def _group(severity: Severity, rule: str, rows: Sequence[Finding], spots: list[_Spots]) -> str:
    degree = f'<span class="badge {severity.value}">{_in_both(SEVERITY_WORDS[severity])}</span>'
    texts = "".join(f"<li>{_row(row, spots)}</li>" for row in rows)
    return f'<div class="why">{degree} {_in_both(rule)}</div><ul>{texts}</ul>'


def _row(finding: Finding, spots: list[_Spots]) -> str:
    advice = f"（{finding.suggestion}）" if finding.suggestion else ""
    text = shown_text(f"“{finding.phrase}”：{finding.reason}{advice}")
    place = _place(finding, spots)
    return f'<button type="button" data-jump="{place}">{text}</button>' if place else text


def _place(finding: Finding, spots: list[_Spots]) -> str:
    """Return what the page calls the sentence or heading; "" for one it does not have."""
    number = finding.draft_pars[0] - 1
    pieces = spots[number] if number < len(spots) else []
    return next((name for end, name in pieces if finding.start < end), "")


def _all_spots(kept: KeptDraft) -> Iterator[_Spots]:
    """Yield the paragraphs in the order in which a check counts them."""
    for number, section in enumerate(kept.sections):
        if section.heading:
            yield [(len(section.heading), f"section-{number}")]
        place = 0
        for paragraph in section.current.traced.section.paragraphs if section.current else ():
            end, pieces = 0, []
            for sentence in paragraph:
                place += 1
                end += len(sentence.text)
                pieces.append((end, f"{number}-{place}"))
            if any(sentence.text.strip() for sentence in paragraph):
                yield pieces


def _in_both(word: str) -> str:
    return both(word, english(word))
