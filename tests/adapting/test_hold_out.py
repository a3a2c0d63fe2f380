"""What is measured on was not trained on."""

from __future__ import annotations

import pytest

from assistant.adapting.hold_out import hold_out_reports
from assistant.adapting.training_pairs import PairKind, TrainingPair


def _pair(
    organisation: str, report: str, number: int, *, query: str = "", text: str = ""
) -> TrainingPair:
    name = f"{organisation}{report}{number}"
    return TrainingPair(
        query=query or f"查询{name}",
        text=text or f"文字{name}",
        kind=PairKind.LEAD,
        report=report,
        organisation=organisation,
    )


def _archive(organisations: int, reports: int) -> list[TrainingPair]:
    return [
        _pair(f"单位{o}" if o else "", f"报告{o}-{r}", n)
        for o in range(organisations)
        for r in range(reports)
        for n in range(5)
    ]


def test_an_organisation_is_on_one_side() -> None:
    training, held_out = hold_out_reports(_archive(10, 4))
    assert len(training) + len(held_out) == 200
    assert not {p.organisation for p in training} & {p.organisation for p in held_out} - {""}
    assert 40 <= len(held_out) < 60, "a fifth, and at most one organisation more"


def test_few_organisations_are_split_by_report() -> None:
    training, held_out = hold_out_reports(_archive(2, 10))
    assert len(held_out) == 20
    assert not {p.report for p in training} & {p.report for p in held_out}


@pytest.mark.parametrize("what", ["query", "text"])
def test_what_stands_on_both_sides_is_not_trained_on(what: str) -> None:
    pairs = _archive(10, 2)
    _, held_out = hold_out_reports(pairs)
    inside = held_out[0].organisation
    outside = next(p.organisation for p in pairs if p.organisation not in {"", inside})
    same = {what: "两边都有的"}
    more = [_pair(inside, "x", 98, **same), _pair(outside, "y", 99, **same)]
    training, held_out = hold_out_reports([*pairs, *more])
    assert any(getattr(p, what) == "两边都有的" for p in held_out)
    assert not any(getattr(p, what) == "两边都有的" for p in training)


def test_a_heading_of_three_organisations_is_on_neither_side() -> None:
    generic = [_pair(f"单位{o}", f"报告{o}-0", 99, query="下一步打算") for o in (1, 2, 3)]
    both = [p for side in hold_out_reports([*_archive(10, 2), *generic]) for p in side]
    assert "下一步打算" not in {p.query for p in both}
    kept = [p for side in hold_out_reports([*_archive(10, 2), *generic[:2]]) for p in side]
    assert "下一步打算" in {p.query for p in kept}


def test_the_same_archive_is_split_the_same_way() -> None:
    pairs = _archive(8, 3)
    first, second = hold_out_reports(pairs), hold_out_reports(list(reversed(pairs)))
    assert {p.query for p in first[1]} == {p.query for p in second[1]}
