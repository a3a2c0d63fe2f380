"""A past report and a draft of the year after, made up for the tests."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from assistant.archive.embedding import open_builtin
from assistant.archive.embedding.text_nearness import TextNearness
from assistant.records import Document, Line
from assistant.reports.parse import parse_reports
from assistant.review.findings import DraftText, PastReport
from assistant.review.read_draft import build_draft

PAST_TITLE = "区水务局2023年工作总结和2024年工作计划"
PAST = [
    "2023年，区水务局认真落实区委、区政府部署，扎实做好供水、治水、节水各项工作。",
    "一、主要工作",
    "（一）城乡供水提质。新建供水管网36公里，改造老旧小区二次供水设施18处，"
    "受益居民1.2万户；全年供水4200万吨，管网漏损率降到9.8%。",
    "（二）河湖治理见效。完成清淤12.5公里，排查入河排污口214个，整治198个；"
    "全年巡河3260人次，国控断面水质优良率96%。",
    "（三）防汛备汛有力。储备防汛物资460万元，组织演练14场，转移群众1120人，没有人员伤亡。",
    "（四）执法监管从严。立案查处涉水案件xx件，罚款xx.x万元。",
    "二、存在问题",
    "农村供水管护力量不足，个别站点水费收缴率偏低。",
    "三、2024年工作计划",
    "一是新建供水管网40公里，管网漏损率控制在9%以内。"
    "二是完成南渡水库除险加固，汛前投入使用，确保安全度汛。"
    "三是开展节水型小区创建，全年新增节水型小区20个。",
]
DRAFT_TITLE = "区水务局2024年工作总结"
DRAFT = [
    "2024年，区水务局围绕安全、民生两件事抓落实。",
    "一、主要工作",
    "（一）治水护河成果扩大。清淤河道15公里，排查入河排污口230个，完成整治225个，"
    "国控断面水质优良率达到97.5%。",
    "（二）供水保障能力增强。铺设供水管网42公里，1.5万户居民受益，管网漏损率为9.3%，"
    "全年供水0.45亿吨。",
    "（三）执法监管从严。立案查处涉水案件31件，罚款26.4万元。",
    "（四）智慧水务起步。建成水务数据平台，接入监测点位560个，预警准确率88%。",
    "二、存在问题",
    "农村供水管护力量不足，个别站点水费收缴率偏低。",
]


def past_report(lines: Sequence[str] = PAST, *, title: str = PAST_TITLE) -> PastReport:
    """Return a past report: its title on line 1, a blank, then `lines` from line 3."""
    rows = [title, "", *lines]
    document = Document(
        format="txt",
        content_hash="",
        lines=tuple(Line(number=n, text=text) for n, text in enumerate(rows, start=1)),
    )
    report = parse_reports(document, file_name="past.txt")[0]
    return PastReport(
        report_id=None,
        title=report.title,
        file="past.txt",
        first_line=report.first_line,
        last_line=report.last_line,
        year=report.period.year,
        span=report.period.span,
        sections=report.sections,
    )


def draft_text(lines: Sequence[str] = DRAFT, *, title: str = DRAFT_TITLE) -> DraftText:
    """Return a draft with these paragraphs."""
    return build_draft(title, [Line(number=n, text=text) for n, text in enumerate(lines, start=1)])


@cache
def nearness() -> TextNearness:
    """Return the nearness by the static model that travels with the package."""
    return TextNearness(open_builtin())
