import pytest

from assistant.drafting.facts.load_facts import parse_facts


@pytest.mark.parametrize(
    ("ledger", "texts"),
    [
        pytest.param(
            "1.新建步道3公里；\n2.45岁以下干部占52%；\n3.9—10月开展消防检查。",
            ["新建步道3公里", "45岁以下干部占52%", "9—10月开展消防检查"],
            id="the lines carry running numbers",
        ),
        pytest.param(
            "1.8月举办书市。\n2.补贴书店6家。",
            ["8月举办书市", "补贴书店6家"],
            id="the first of a list",
        ),
        pytest.param(
            "1、5月开了书市。\n2、补贴书店6家。",
            ["5月开了书市", "补贴书店6家"],
            id="a month behind the mark",
        ),
        pytest.param(
            "新建步道3公里\n3.5万人次参观书市\n2.4亿元投资完成",
            ["新建步道3公里", "3.5万人次参观书市", "2.4亿元投资完成"],
            id="decimals, no list",
        ),
    ],
)
def test_the_number_of_an_item_is_parted_from_the_figure(ledger: str, texts: list[str]) -> None:
    assert [one.text for one in parse_facts(ledger)] == texts
