"""Manuscripts that the tests of export put on paper."""

from assistant.manuscript import (
    Attachment,
    Block,
    Manuscript,
    Remark,
    RemarkKind,
    Stretch,
    Table,
    plain_block,
)

TITLE = "澜川市水务局2025年工作总结和2026年工作计划"
SOURCE = Remark(kind=RemarkKind.SOURCE, text="事实 F1（台账第2行）")
LONG = "巡查河道管网泵站闸门堤防水库并逐处建立台账明确责任人员和整改时限，"

SAMPLE = Manuscript(
    title=TITLE,
    content=(
        plain_block("2025年，市水务局各项工作有序推进。"),
        plain_block("一、2025年工作情况", level=1),
        plain_block("（一）防汛抗旱", level=2),
        Block(
            stretches=(
                Stretch(text="除险加固山塘6处，", remarks=(SOURCE,)),
                Stretch(text="清淤河道〔待填：公里数〕。"),
            )
        ),
        Table(caption="主要指标", header=("指标", "数值"), rows=(("山塘", "6处"),)),
        plain_block("二、2026年工作计划", level=1),
        plain_block("继续推进河湖管护。"),
    ),
    signature="澜川市水务局",
    date="2025年12月30日",
    attachments=(Attachment(title="出处对照表", content=(plain_block("略。"),)),),
    reference="20251230-1",
)


def long_manuscript(paragraphs: int) -> Manuscript:
    """Return a report of paragraphs of about six lines each."""
    content = [plain_block(LONG * 5 + "完成。") for _ in range(paragraphs)]
    return Manuscript(title=TITLE, content=tuple(content))
