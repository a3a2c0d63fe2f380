"""Score `assistant compare` on cases: pairs, missing, new, figures and plans (F1 each).

python benchmarks/comparison.py [CASES.json] [--texts FOLDER] [--static | --encoder FOLDER] [-v]

A case names a past report (file in FOLDER, first and last line, the lines that count), or holds
its paragraphs, and a draft and what a comparison must find. Without arguments the cases written
for this project are scored, whose past reports are `examples/sources`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from assistant.archive.embedding import open_builtin
from assistant.archive.embedding.encoder import Encoder, open_builtin_encoder
from assistant.archive.embedding.text_nearness import TextNearness
from assistant.records import Line
from assistant.reports.loading import load, load_content
from assistant.reports.parse import parse_reports
from assistant.review.comparison.compare import compare_with_report
from assistant.review.findings import Comparison, Direction, FigureChange, PastReport, Relation
from assistant.review.read_draft import build_draft

HERE = Path(__file__).resolve().parent
MEASURES = ("pairs", "relation", "missing", "new", "figures", "plans")
_PLAN_ABOVE = ("各项任务较好完成。", "一、工作情况", "各项工作平稳有序。", "二、下一年工作计划")
Counts = Counter[str]


def main() -> None:
    """Print a row for each case and one for all."""
    options = argparse.ArgumentParser()
    options.add_argument("cases", nargs="?", type=Path, default=HERE / "comparison_cases.json")
    options.add_argument("--texts", type=Path, default=HERE.parent / "examples" / "sources")
    options.add_argument("--static", action="store_true", help="go without the encoder")
    options.add_argument("--encoder", type=Path, help="folder of another encoder")
    options.add_argument("-v", "--verbose", action="store_true")
    chosen = options.parse_args()
    near = TextNearness(open_builtin(), _encoder(chosen))
    total: Counts = Counter()
    print(f"{'case':6}" + "".join(f"{name:>20}" for name in MEASURES))
    for case in json.loads(chosen.cases.read_text(encoding="utf-8")):
        draft = build_draft(
            case["draft"]["title"],
            [Line(number=p["n"], text=p["text"]) for p in case["draft"]["paragraphs"]],
        )
        found = compare_with_report(draft, _past(case["past"], chosen.texts), near=near)
        counts = _score(found, case, verbose=chosen.verbose)
        _count_plans(counts, case, near, verbose=chosen.verbose)
        total += counts
        _print_row(case["id"], counts)
    _print_row("all", total)


def _encoder(chosen: argparse.Namespace) -> Encoder | None:
    if chosen.static:
        return None
    return Encoder.open(chosen.encoder) if chosen.encoder else open_builtin_encoder()


def _past(row: dict[str, Any], texts: Path) -> PastReport:
    if "paragraphs" in row:
        text = "\n".join((row["title"], *row["paragraphs"]))
        document, name, first = load_content(text.encode(), name="以往.txt"), "以往.txt", 1
    else:
        document, name, first = load(texts / row["file"]), row["file"], row["first_line"]
    reports = parse_reports(document, file_name=name)
    report = next(one for one in reports if one.first_line == first)
    return PastReport(
        report_id=None,
        title=report.title,
        file=name,
        first_line=report.first_line,
        last_line=report.last_line,
        year=report.period.year,
        span=report.period.span,
        sections=report.sections,
    )


def _score(found: Comparison, case: dict[str, Any], *, verbose: bool) -> Counts:
    """Return hits, misses and false alarms of each measure; lines out of scope do not count."""
    scope, wanted = set(case["past"]["scope_lines"]), case["expected"]
    told = [p for p in found.pairs if p.relation is not Relation.RELATED]
    told = [p for p in told if p.past_line in scope]
    verbatim, retold = (
        {(p["draft_par"], p["past_line"]) for p in wanted[kind]}
        for kind in ("verbatim", "paraphrased")
    )
    pairs = {(p.draft_par, p.past_line) for p in told}
    relations = {(p.draft_par, p.past_line, p.relation is Relation.VERBATIM) for p in told}
    gold = {(*pair, True) for pair in verbatim} | {(*pair, False) for pair in retold}
    missing = {m.past_line for m in found.missing if m.past_line in scope}
    counts: Counts = Counter()
    for name, have, want in (
        ("pairs", pairs, verbatim | retold),
        ("relation", relations, gold),
        ("missing", missing, {m["past_line"] for m in wanted["missing_topics"]}),
        (
            "new",
            {n.draft_par for n in found.new},
            {n["draft_par"] for n in wanted["new_topics"]},
        ),
    ):
        _count(counts, name, have, want, verbose=verbose)
    _count_figures(counts, found.figures, wanted["figures_changed"], verbose=verbose)
    return counts


def _count(counts: Counts, name: str, have: set[Any], want: set[Any], *, verbose: bool) -> None:
    counts[f"{name} hit"] += len(have & want)
    counts[f"{name} miss"] += len(want - have)
    counts[f"{name} false"] += len(have - want)
    if verbose and have != want:
        print(f"   {name}: missed {sorted(want - have)}, false {sorted(have - want)}")


def _count_figures(
    counts: Counts, rows: Iterable[FigureChange], wanted: list[dict[str, Any]], *, verbose: bool
) -> None:
    """Count expected figures found with the same name, old and new value and direction.

    False is a row that shares its new value's place with an expected one and says otherwise, or
    has no expected one at all in a paragraph whose figures are expected.
    """
    rows = [row for row in rows if row.direction is not Direction.SAME]
    left = list(rows)
    for want in wanted:
        hit = next((row for row in left if _agrees(row, want)), None)
        if hit:
            left.remove(hit)
        counts["figures hit" if hit else "figures miss"] += 1
        if verbose and not hit:
            print(f"   figure missed: {want}")
    paragraphs = {want["draft_par"] for want in wanted}
    false = [row for row in left if row.draft_par in paragraphs]
    counts["figures false"] += len(false)
    if verbose:
        for row in false:
            print(
                f"   figure false: {row.draft_par} {row.indicator}"
                f" {row.old}{row.old_unit} {row.new}{row.new_unit}"
            )


def _count_plans(
    counts: Counts, case: dict[str, Any], near: TextNearness, *, verbose: bool
) -> None:
    """Count plans that are answered by the right paragraph, the case's draft under a heading."""
    if not (plans := case["expected"].get("plans")):
        return
    items = [f"（{mark}）{one['text']}" for mark, one in zip("一二三四五六", plans, strict=False)]
    past = {"title": f"{case['past']['title']}和下一年计划", "paragraphs": [*_PLAN_ABOVE, *items]}
    texts = [p["text"] for p in case["draft"]["paragraphs"]]
    lines = [texts[0], "一、主要工作", *texts[1:]]
    numbered = [Line(number=n, text=text) for n, text in enumerate(lines, start=1)]
    draft = build_draft(case["draft"]["title"], numbered)
    found = compare_with_report(draft, _past(past, HERE), near=near)
    shift = {n: n - (n > 1) for n in range(len(lines) + 1)}
    have = {(place, shift[par]) for place, one in enumerate(found.plans) for par in one.draft_pars}
    want = {(n, one["draft_par"]) for n, one in enumerate(plans) if one["draft_par"]}
    _count(counts, "plans", have, want, verbose=verbose)


def _agrees(row: FigureChange, want: dict[str, Any]) -> bool:
    masked = want["direction"] == "masked"
    return (
        row.draft_par == want["draft_par"]
        and row.direction.value == want["direction"]
        and (row.old is None if masked else row.old == _number(want["old"]))
        and row.new == _number(want["new"])
        and bool(set(row.indicator) & set(want["indicator"]))
    )


def _number(text: object) -> Decimal | None:
    digits = "".join(c for c in str(text) if c in "0123456789.-")
    try:
        return Decimal(digits)
    except InvalidOperation:
        return None


def _print_row(name: str, counts: Counts) -> None:
    cells = []
    for measure in MEASURES:
        hit, miss, false = (counts[f"{measure} {what}"] for what in ("hit", "miss", "false"))
        f1 = 2 * hit / (2 * hit + miss + false) if hit + miss + false else 1.0
        cells.append(f"{f1:.3f} ({hit},-{miss},+{false})".rjust(20))
    print(f"{name:6}" + "".join(cells))


if __name__ == "__main__":
    main()
