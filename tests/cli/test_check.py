"""The command that checks a draft: its JSON, its refusals, its exit status."""

from pathlib import Path

import docx
import pytest

from tests.cli.conftest import EXAMPLES, Run

_DRAFT = """云溪县城市管理局2024年工作总结

全年改造公厕xx座，截止目前共有公厕136座。
受理工单1280件，办结1254件，办结率98.0%。
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "我的 草稿.md"
    path.write_text(_DRAFT, encoding="utf-8")
    return path


def test_json_has_the_agreed_fields(run: Run, draft: Path, tmp_path: Path) -> None:
    outcome = run("check", draft, "--index", tmp_path / "none", "--json")
    assert outcome.status == 0, "findings are no failure"
    found = outcome.json
    assert found["counts"] == {"must": 1, "should": 1, "style": 0}
    first = found["findings"][0]
    assert {"severity", "reason", "suggestion", "start", "end"} <= first.keys()
    assert (first["rule"], first["draft_pars"]) == ("空白掩码", [1])
    (claim,) = found["arithmetic"]
    assert claim.pop("source")["origin"] == "算术"
    assert claim == {"draft_par": 2, "claim": "98.0%", "computed": "98.0%", "ok": True}
    assert {"inconsistencies", "outdated", "leftovers"} <= found.keys()


def test_a_person_sees_the_place_marked(run: Run, draft: Path, tmp_path: Path) -> None:
    output = run("check", draft, "--index", tmp_path / "none").output
    assert output.index("必须改") < output.index("应当改")
    assert "【截止】目前共有公厕" in output


def test_strict_and_without(run: Run, draft: Path, tmp_path: Path) -> None:
    common = ("check", draft, "--index", tmp_path / "none", "--strict")
    assert run(*common).status == 1
    assert run(*common, "--without", "空白掩码", "--without", "用法").status == 0


def test_rules_that_the_settings_switch_off_are_switched_on_by_name(
    run: Run, draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSISTANT_RULES_OFF", '["空白掩码"]')
    common = ("check", draft, "--index", tmp_path / "none", "--json")
    assert {one["rule"] for one in run(*common).json["findings"]} == {"用法"}
    assert {one["rule"] for one in run(*common, "--only", "空白掩码").json["findings"]} == {
        "空白掩码"
    }
    found = run(*common, "--without", "用法", "--without", "算不平").json
    assert found["findings"] == found["leftovers"] == found["arithmetic"] == []
    assert "没有这条规则" in run(*common, "--only", "无此规则").complaint


def test_each_finding_is_explained(run: Run, draft: Path, tmp_path: Path) -> None:
    output = run("check", draft, "--index", tmp_path / "none", "--explain").output
    assert output.count("    依据：") == output.count("［")
    assert "依据：通行写法：用法表" in output


def test_rules_are_listed(run: Run) -> None:
    assert "前后不一" in run("check", "--rules").output
    rows = run("check", "--rules", "--json").json
    assert {"rule", "severity", "about", "source"} == rows[0].keys()
    assert "依据：算术" not in run("check", "--rules").output
    assert "依据：算术" in run("check", "--rules", "--explain").output


def test_figures_are_traced_to_the_facts(run: Run, draft: Path, tmp_path: Path) -> None:
    facts = tmp_path / "台账.md"
    facts.write_text("- 公厕：共有公厕136座\n- 工单：受理工单1280件\n", encoding="utf-8")
    outcome = run("check", draft, "--facts", facts, "--index", tmp_path / "none", "--json")
    blamed = [one["phrase"] for one in outcome.json["findings"] if one["rule"] == "无来源"]
    assert "1254件" in blamed
    assert not {"136座", "1280件"} & set(blamed)


def test_ledger_and_draft_are_listed_where_one_lacks_the_other(
    run: Run, draft: Path, tmp_path: Path
) -> None:
    facts = tmp_path / "台账.md"
    facts.write_text("- 公厕：共有公厕136座\n- 植树：植树4300株\n", encoding="utf-8")
    given = ("check", draft, "--facts", facts, "--index", tmp_path / "none")
    found = run(*given, "--json").json
    assert [(one["line"], "4300株" in one["text"]) for one in found["facts_unused"]] == [(2, True)]
    assert "1254件" in [one["phrase"] for one in found["figures_unsupported"]]
    assert "136座" not in [one["phrase"] for one in found["figures_unsupported"]]
    output = run(*given).output
    assert output.index("稿中没有写到") < output.index("植树4300株") < output.index("台账没有的数")


def test_a_draft_is_held_against_the_archive(run: Run, archive: Path) -> None:
    example = EXAMPLES / "sources" / "城管局-2023年总结.md"
    outcome = run("check", example, "--index", archive, "--json")
    assert outcome.status == 0
    assert outcome.json["counts"]["must"] == 0, "our own examples are clean"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param((), "没有给出草稿", id="no draft"),
        pytest.param(("没有.md",), "文件不存在", id="no such file"),
        pytest.param(("{draft}", "--without", "不存在"), "没有这条规则", id="no such rule"),
    ],
)
def test_refusals(
    run: Run, draft: Path, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    given = [one.format(draft=draft) for one in arguments]
    outcome = run("check", *given, "--index", tmp_path / "none")
    assert outcome.status == 1
    assert message in outcome.complaint
    assert not outcome.output


def test_the_findings_become_comments_of_a_word_file(run: Run, draft: Path, tmp_path: Path) -> None:
    word = tmp_path / "检查 结果.docx"
    assert run("check", draft, "--index", tmp_path / "none", "-o", word).status == 0
    comments = "".join(comment.text for comment in docx.Document(str(word)).comments)
    assert "（必须改·空白掩码）“改造公厕xx座”" in comments


def test_a_review_copy_of_a_draft_bears_what_a_check_finds(
    run: Run, archive: Path, tmp_path: Path
) -> None:
    outline, word = tmp_path / "提纲.md", tmp_path / "审稿.docx"
    outline.write_text("# 青石镇2024年工作总结\n一、主要工作\n三、下步打算\n", encoding="utf-8")
    facts = tmp_path / "数据.md"
    facts.write_text("一：截止目前，新建公厕12座\n", encoding="utf-8")
    asked = ("draft", outline, "--facts", facts, "--index", archive, "-o", word)
    assert run(*asked, "--review").status == 0
    comments = "".join(comment.text for comment in docx.Document(str(word)).comments)
    assert "【检查】" in comments
    assert "【出处】" in comments
    assert run(*asked).status == 0
    assert not list(docx.Document(str(word)).comments), "a clean copy has none"
