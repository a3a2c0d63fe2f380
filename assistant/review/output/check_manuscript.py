"""Add findings to a manuscript: as remarks in its margin, and as a list attached to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

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
from assistant.review.check.run_rules import CheckResult
from assistant.review.findings import DraftParagraph, Finding
from assistant.review.output.labels import (
    FACTS_UNUSED,
    FIGURES_UNSUPPORTED,
    SEVERITY_WORDS,
    format_source,
)
from assistant.review.rules.leftovers.blanks import BLANKS
from assistant.text.sentences import sentence_spans

_LIST = "检查结果"
_HEADER = ("程度", "规则", "位置", "原文", "说明", "依据")
_UNNAMED = "草稿"


def annotate(manuscript: Manuscript, findings: Sequence[Finding]) -> Manuscript:
    """Return the manuscript with a remark at the sentence of each finding, and a list of all.

    The findings are those of `draft_from_manuscript`: both count only blocks with words.
    """
    if not findings:
        return manuscript
    placed: defaultdict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        placed[finding.draft_pars[0]].append(finding)
    listed = Attachment(title=_LIST, content=(_findings_table(findings),))
    return replace(
        manuscript,
        content=tuple(_annotate_blocks(manuscript, placed)),
        attachments=(*manuscript.attachments, listed),
    )


def check_to_manuscript(check: CheckResult) -> Manuscript:
    """Return a checked draft as a manuscript, annotated with its findings."""
    draft = check.draft
    bare = Manuscript(
        title=draft.title or _UNNAMED, content=tuple(_to_block(one) for one in draft.paragraphs)
    )
    annotated = annotate(bare, check.findings)
    return replace(annotated, attachments=(*annotated.attachments, *_fact_lists(check)))


def _fact_lists(check: CheckResult) -> Iterator[Attachment]:
    """Yield what the ledger has and the draft has not, and the other way round."""
    unused = tuple((f"第 {one.line} 行", one.text) for one in check.facts_unused)
    figures = tuple((f"第 {one.draft_par} 段", one.phrase) for one in check.figures_unsupported)
    for title, rows in ((FACTS_UNUSED, unused), (FIGURES_UNSUPPORTED, figures)):
        if rows:
            table = Table(caption="", header=("位置", "内容"), rows=rows)
            yield Attachment(title=title, content=(table,))


def _annotate_blocks(
    manuscript: Manuscript, placed: dict[int, list[Finding]]
) -> Iterator[Block | Table]:
    number = 0
    for part in manuscript.content:
        if isinstance(part, Block) and part.text.strip():
            number += 1
            yield _annotate_block(part, placed.get(number, ()))
        else:
            yield part


def _annotate_block(block: Block, findings: Iterable[Finding]) -> Block:
    stretches = list(block.stretches)
    indent = len(block.text) - len(block.text.lstrip())  # a draft is read without it
    for finding in findings:
        at = _stretch_index(stretches, finding.start + indent)
        known = {remark.kind for remark in stretches[at].remarks}
        if finding.rule == BLANKS.name and RemarkKind.OPEN in known:
            continue  # the drafting program has remarked on it already
        remarks = (
            *stretches[at].remarks,
            Remark(kind=RemarkKind.FINDING, text=_remark_text(finding)),
        )
        stretches[at] = replace(stretches[at], remarks=remarks)
    return replace(block, stretches=tuple(stretches))


def _stretch_index(stretches: Sequence[Stretch], offset: int) -> int:
    end = 0
    for index, stretch in enumerate(stretches):
        end += len(stretch.text)
        if offset < end:
            return index
    return len(stretches) - 1


def _remark_text(finding: Finding) -> str:
    others = "、".join(map(str, finding.draft_pars[1:]))
    parts = (
        f"（{SEVERITY_WORDS[finding.severity]}·{finding.rule}）“{finding.phrase}”：{finding.reason}",
        f"另见第 {others} 段" if others else "",
        f"原在{finding.container}里" if finding.container else "",
        f"建议：{finding.suggestion}" if finding.suggestion else "",
        f"依据：{format_source(finding.source)}",
    )
    return "；".join(part.rstrip("。；") for part in parts if part) + "。"


def _findings_table(findings: Sequence[Finding]) -> Table:
    return Table(
        caption="",
        header=_HEADER,
        rows=tuple(
            (
                SEVERITY_WORDS[one.severity],
                one.rule,
                "、".join(f"第 {n} 段" for n in one.draft_pars)
                + (f"（{one.container}里）" if one.container else ""),
                one.phrase,
                "；".join(part.rstrip("。；") for part in (one.reason, one.suggestion) if part),
                format_source(one.source),
            )
            for one in findings
        ),
    )


def _to_block(paragraph: DraftParagraph) -> Block:
    if paragraph.is_heading:
        return plain_block(paragraph.text, level=len(paragraph.section))
    text = paragraph.text
    cuts = [start for start, _ in sentence_spans(text)][1:]
    bounds = zip([0, *cuts], [*cuts, len(text)], strict=True)
    return Block(stretches=tuple(Stretch(text=text[start:end]) for start, end in bounds))
