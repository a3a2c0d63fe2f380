from assistant.drafting.draft import Fact
from assistant.drafting.pipeline.audit import find_unsupported_claims

FACTS = [
    Fact(
        id="F1",
        text="拆除违法建设12.8万平方米（年度任务12万平方米）",
        line=1,
        indicator="拆除违法建设",
    ),
    Fact(id="F2", text="新建公厕12座", line=2),
]


def found(text: str) -> list[str]:
    return [
        text[one.start : one.end]
        for one in find_unsupported_claims([text], FACTS, given="", year=2025)
    ]


def test_a_figure_of_the_facts_is_supported_and_another_is_not() -> None:
    assert found("全年新建公厕12座，改造公厕9座。") == ["9座"]


def test_a_share_worked_out_from_the_facts_is_supported() -> None:
    assert found("拆除违法建设12.8万平方米，完成任务12万平方米的106.7%。") == []
    assert found("拆除违法建设12.8万平方米，完成任务12万平方米的116.7%。") == ["116.7%"]
