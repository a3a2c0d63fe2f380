"""Signs of a role are read off words, notes and figures, and weighed with what a model reads."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from assistant.archive.embedding.encoder import open_builtin_encoder
from assistant.drafting.draft import Fact
from assistant.drafting.facts.roles.role_signs import (
    belongs_to_signs,
    role_signs,
    sign_names,
    weigh_signs,
)
from assistant.records import Period, Span

_YEAR = Period(year=2025, span=Span.YEAR)
_UNDECIDED = np.array([[1.0, 1.0, 1.0]]) / 3


def _fact(text: str, note: str = "", computed: str = "") -> Fact:
    return Fact(id="F1", text=text, line=1, note=note, computed=computed)


def _odds(fact: Fact, *, sent: bool = False) -> list[float]:
    return [float(one) for one in weigh_signs([fact], _YEAR, _UNDECIDED, sent=[sent])[0]]


@pytest.mark.parametrize(
    ("fact", "sign"),
    [
        pytest.param(_fact("讲解员才9人"), "how_few", id="only so many"),
        pytest.param(_fact("游船停航23条"), "rather_exact", id="a small figure"),
        pytest.param(
            _fact("来信37件", note="件件有回音"), "each_one", id="the note says all of them"
        ),
        pytest.param(_fact("查出隐患41处", note="全部整改"), "settled", id="the note says settled"),
        pytest.param(_fact("灯塔维护12座，没有一座熄灯"), "denial", id="not one of them"),
        pytest.param(_fact("巡护里程2361公里"), "exact", id="a figure that was counted"),
        pytest.param(
            _fact("平均候船时间31分钟", computed="同比缩短9分钟"), "better", id="less of a burden"
        ),
        pytest.param(
            _fact("游船航次8600班", computed="同比增长4%"), "rise", id="neither good nor bad"
        ),
        pytest.param(_fact("明年造船2艘"), "later", id="a later time"),
    ],
)
def test_signs(fact: Fact, sign: str) -> None:
    assert role_signs(fact, _YEAR, is_sent=False)[sign]


def test_a_note_that_settles_it_makes_a_result() -> None:
    bare = _fact("航标故障26处")
    assert _odds(replace(bare, note="当月全部整改"))[0] > _odds(bare)[0] + 0.1


def test_what_a_department_sent_was_rather_done() -> None:
    fact = _fact("渔政码头趸船2条")
    assert _odds(fact, sent=True)[0] > _odds(fact)[0]


def test_roles_are_told_apart() -> None:
    told = ["潜水员才4人，缺口6人", "新建码头3座，服务渔船412艘", "明年再建码头2座"]
    assert [int(np.argmax(_odds(_fact(one)))) for one in told] == [1, 0, 2]


def test_the_weights_belong_to_the_encoder_of_the_package() -> None:
    assert belongs_to_signs(open_builtin_encoder().fingerprint)
    assert not belongs_to_signs("0000")


def test_no_facts_have_no_signs() -> None:
    assert weigh_signs([], _YEAR, np.zeros((0, 3)), sent=[]).shape == (0, 3)
    assert len(set(sign_names())) == len(sign_names())
