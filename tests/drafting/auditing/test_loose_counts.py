import pytest

from assistant.drafting.draft import Fact
from assistant.records import Period, Span
from tests.drafting.auditing.claims import unsupported_claims

YEAR = Period(year=2025, span=Span.YEAR)
SPOKEN = [
    Fact(id="F1", text="护理岗缺31个，夜班最紧", line=1),
    Fact(id="F2", text="今年招了17个护士，其中本科8个", line=2),
    Fact(id="F3", text="退休的医生今年24个，去年32个", line=3),
    Fact(id="F4", text="查出隐患46个，都改了", line=4),
    Fact(id="F5", text="门诊人次5.2万人次", line=5),
]


@pytest.mark.parametrize(
    ("text", "unfounded"),
    [
        pytest.param("护理岗位缺编31人。", [], id="posts"),
        pytest.param("招聘护士17名，其中本科8名。", [], id="people"),
        pytest.param("退休医生24人，比上年减少8人。", [], id="and their difference"),
        pytest.param("排查隐患46处。", [], id="places"),
        pytest.param("护理岗位缺编37人。", ["37人"], id="another number"),
        pytest.param("退休医生24人，比上年减少9人。", ["9人"], id="another difference"),
        pytest.param("门诊5.2万个。", ["5.2万个"], id="visits are no things"),
    ],
)
def test_a_spoken_ledger_counts_anything_by_one_word(text: str, unfounded: list[str]) -> None:
    claims = unsupported_claims([text], SPOKEN)
    must = [text[one.start : one.end] for one in claims if not (one.stated or one.is_general)]
    assert must == unfounded


def test_the_remark_of_a_row_supports_what_a_report_says() -> None:
    row = Fact(
        id="F1",
        text="日最高客流9.6万人次",
        line=1,
        indicator="日最高客流",
        note="10月2日，历史新高",
    )
    text = "日最高客流9.6万人次，创历史新高。"
    assert not unsupported_claims([text], [row])
    bare = Fact(id="F1", text="日最高客流9.6万人次", line=1)
    assert unsupported_claims([text], [bare])
