"""A figure that a draft tells in other words than the ledger, and whose it is."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Fact
from assistant.drafting.grounding.evidence import Evidence
from assistant.drafting.grounding.known_values import find_known_value
from assistant.text.figures.figure_labels import label_figures

FACTS = (
    Fact(id="F1", text="巡河护湖行动318次", line=1),
    Fact(id="F2", text="“守渡之家”26户", line=2),
    Fact(id="F3", text="渡船检修平均用时68分钟", line=3),
    Fact(id="F4", text="渡口客流由15.2万人次增至18.6万人次", line=4),
    Fact(id="F5", text="水产品产量8.64万吨", line=5),
    Fact(id="F6", text="调解渔事纠纷40起，救助渔民7人", line=6),
    Fact(id="F7", text="灯塔巡查12次", line=7),
    Fact(id="F8", text="改造渔港35座", line=8),
)
EVIDENCE = Evidence(section="", facts=(), all_facts=FACTS, given="", year=2025)


@pytest.mark.parametrize(
    ("sentence", "known"),
    [
        pytest.param("巡河护湖行动进村入户，出动318次。", ("F1", True), id="named a clause before"),
        pytest.param("评选“守渡之家”26户。", ("F2", True), id="with how they came to be it"),
        pytest.param("渡船检修平均用时压缩到68分钟。", ("F3", True), id="fell, as nobody denies"),
        pytest.param("渡口客流降至18.6万人次。", None, id="fell, where it rose"),
        pytest.param("鳜鱼起捕8.64万吨。", ("F5", False), id="of something else by its words"),
        pytest.param("救起落水的7人，化解渔事纠纷40起。", ("F6", True), id="beside its sibling"),
        pytest.param("办学习班12次。", None, id="two digits met by chance"),
        pytest.param("新建渔港35座。", ("F8", False), id="another act"),
        pytest.param("改造渔港36座。", None, id="another value"),
    ],
)
def test_known_value(sentence: str, known: tuple[str, bool] | None) -> None:
    found = find_known_value(label_figures(sentence)[0], sentence, EVIDENCE)
    assert (found and (found.fact.id, found.is_named)) == known
