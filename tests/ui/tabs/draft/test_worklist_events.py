"""A draft is checked anew when it changes, and not for a tick."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.drafting.draft import Unresolved
from assistant.settings import load_settings
from assistant.ui.tabs.draft.worklist_events import DraftChecks
from assistant.workbench import Workbench

_OUTLINE = "# 某某局2025年工作总结\n一、主要工作\n二、存在的问题"
_POINT = Unresolved(reason="请核对", text="抓好养护。", section="一、主要工作")


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return Workbench(load_settings(index=tmp_path / "index"))


def test_a_check_is_remembered_until_text_or_rules_change(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []
    check = bench.documents.check

    def counted(*given: Any, **how: Any) -> Any:
        asked.append(tuple(how["without"]))
        return check(*given, **how)

    monkeypatch.setattr(bench.documents, "check", counted)
    checks, drafts = DraftChecks(bench), bench.drafts
    draft_id = drafts.create(_OUTLINE).id
    drafts.finish(draft_id)
    drafts.edit_section(draft_id, 1, "抓好养护，截止目前运行平稳。")
    found = checks.findings(drafts.get(draft_id))
    assert "用法" in {finding.rule for finding in found}
    drafts.confirm(draft_id, _POINT)
    assert checks.findings(drafts.get(draft_id)) == found
    assert len(asked) == 1
    drafts.switch_rule(draft_id, "用法", on=False)
    assert "用法" not in {finding.rule for finding in checks.findings(drafts.get(draft_id))}
    assert asked[1:] == [("用法",)]
    drafts.edit_section(draft_id, 1, "抓好养护。")
    checks.findings(drafts.get(draft_id))
    assert len(asked) == 3


def test_a_draft_without_text_has_no_findings(bench: Workbench) -> None:
    stored = bench.drafts.create(_OUTLINE)
    assert list(DraftChecks(bench).findings(stored)) == []
