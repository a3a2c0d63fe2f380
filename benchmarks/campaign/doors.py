"""Name the doors through which files come in, what to mutate for each, and what reads it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

from assistant.settings import Settings
from assistant.workbench import Workbench
from benchmarks.campaign.door_samples import EXAMPLES

_DRAFT = "青石镇2025年工作总结\n一、主要工作\n2025年，新建公厕12座，受理群众诉求320件。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A door: its name, good files of each kind, and what reads a file there."""

    name: str
    examples: tuple[Path, ...]
    read: Callable[[Path], object]


def list_doors(samples: Path) -> list[Door]:
    """Return all doors; `samples` holds what the examples of the package lack."""
    reports = [path for path in (EXAMPLES / "archive").rglob("*") if path.is_file()]
    ledgers = [*(EXAMPLES / "facts").iterdir(), *_named(samples, "facts.*", "ledger.xlsx")]
    words = _named(samples, "draft.docx", "review.docx", "changes.docx")
    drafts = [*_named(samples, "draft.*"), *words]
    rows: tuple[tuple[str, list[Path], Callable[[Path], object]], ...] = (
        ("report", [*reports, *_named(samples, "page.html")], _read_report),
        ("facts", ledgers, _read_facts),
        ("labelled ledger", [one for one in ledgers if one.suffix != ".docx"], _label_ledger),
        ("outline", [*(EXAMPLES / "outlines").iterdir(), *words], _read_outline),
        ("drafts return", words, lambda path: _take_back(path, samples)),
        ("profile", words, lambda path: Workbench(_settings()).documents.learn_layout(path)),
        ("revise, old", words, lambda path: _revise(path, samples / "newer.md")),
        ("revise, new", drafts, lambda path: _revise(samples / "draft.docx", path)),
        ("export", [*drafts, *reports[:4]], _lay_out),
        ("check", drafts, lambda path: Workbench(_settings()).documents.check(path)),
        ("compare", [*drafts, *reports], _compare),
        ("layout", _named(samples, "layout.toml"), _use_layout),
        ("settings", _named(samples, "settings.toml"), _use_settings),
        ("prompt", _named(samples, "prompt.md"), _use_prompt),
        ("stored draft", _named(samples, "stored.json"), _open_draft),
        ("eval cases", _named(samples, "cases.json"), _load_cases),
    )
    return [
        Door(name=name, examples=tuple(sorted(set(files))), read=read) for name, files, read in rows
    ]


def _named(folder: Path, *patterns: str) -> list[Path]:
    return [path for pattern in patterns for path in folder.glob(pattern)]


def _settings() -> Settings:
    """Return settings with an empty archive in the folder of this trial."""
    return Settings(index=Path("index"), embedding="static")


def _read_report(path: Path) -> object:
    from assistant.reports.loading import load
    from assistant.reports.parse import parse_reports

    return list(parse_reports(load(path), file_name=path.name))


def _read_facts(path: Path) -> object:
    from assistant.drafting.facts.load_facts import load_facts
    from assistant.drafting.facts.normalize_facts import normalize_facts

    return normalize_facts(load_facts(path, year=2025))


def _label_ledger(path: Path) -> None:
    from assistant.drafting.facts.load_facts import load_facts
    from assistant.drafting.facts.workbook.labelled_ledger import write_labelled_ledger

    facts = load_facts(path, year=2025)
    sections = {(fact.sheet, fact.line): "（一）" for fact in facts}
    write_labelled_ledger(path, facts, sections, Path("labelled.xlsx"))
    write_labelled_ledger(path, facts, sections, Path("labelled.csv"))


def _read_outline(path: Path) -> object:
    from assistant.drafting.inputs import load_outline
    from assistant.drafting.outline.parse_outline import parse_outline

    return parse_outline(load_outline(path))


def _take_back(path: Path, samples: Path) -> object:
    draft_id = _keep_draft(samples / "stored.json")
    documents = Workbench(_settings()).documents
    return documents.reimport(path, draft_id=draft_id)


def _keep_draft(file: Path, draft_id: str = "") -> str:
    """Put the file of a draft into the archive of this trial; return the draft's id."""
    folder = Path("index/drafts")
    folder.mkdir(parents=True)
    known = draft_id or str(json.loads(file.read_bytes())["id"])
    copyfile(file, folder / f"{known}.json")
    return known


def _revise(old: Path, new: Path) -> None:
    documents = Workbench(_settings()).documents
    documents.track_changes(old, new, Path("revised.docx"), author="王明")


def _lay_out(path: Path) -> None:
    Workbench(_settings()).documents.lay_out(path, Path("paper.docx"))


def _compare(path: Path) -> object:
    return Workbench(_settings()).documents.compare(_DRAFT, file=path)


def _use_layout(path: Path) -> None:
    settings = _settings().model_copy(update={"layout": path})
    Workbench(settings).documents.lay_out(_text("draft.md", _DRAFT), Path("paper.docx"))


def _use_settings(path: Path) -> object:
    from assistant.settings import load_settings
    from assistant.settings_file import save_settings

    copyfile(path, "assistant.toml")
    settings = load_settings()
    save_settings({"llm_model": "n"})
    return settings


def _use_prompt(path: Path) -> object:
    from assistant.drafting.service.ask_places import PLACEMENT_VARIABLES
    from assistant.drafting.service.prompts import load_prompt

    folder = Path("prompts")
    folder.mkdir()
    copyfile(path, folder / "placement.md")
    return load_prompt("placement", variables=PLACEMENT_VARIABLES, folder=folder)


def _open_draft(path: Path) -> None:
    draft_id = _keep_draft(path, "20260101-abcd")
    bench = Workbench(_settings())
    bench.drafts.all()
    bench.documents.export(bench.drafts.get(draft_id).draft(), Path("draft.docx"))


def _load_cases(path: Path) -> object:
    from assistant.evaluation.cases import load_cases

    return load_cases(path)


def _text(name: str, text: str) -> Path:
    path = Path(name)
    path.write_text(text, encoding="utf-8")
    return path
