"""Judge an archive after an accident: nothing announced is lost, nothing answered wrongly."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant import Workbench, load_settings
from assistant.archive import adapted_model
from assistant.archive.embedding import open_builtin
from assistant.archive.storage.manifest import KEYWORDS, MANIFEST, VECTORS
from assistant.errors import AssistantError
from assistant.retrieval.search_mode import SearchMode

QUERIES = ("公厕改造", "招商引资项目", "存在的问题和不足", "下一步打算", "安全生产检查", "老旧小区")
_LIMIT = 2000  # more than there are
_SAME = 2  # passages that may differ

adapted_model.open_builtin = cache(open_builtin)  # reading it takes longer than a judgement

OTHER_ANSWER = "wrong: another answer"

Answers = dict[tuple[str, str], list[str]]  # texts by query and mode, best first


def answers(index: Path, *, notice: Callable[[str], None] = lambda _: None) -> Answers:
    """Return what the archive finds, by words and by vectors, without the encoder's reading."""
    settings = load_settings(index=index, embedding="static")
    with Workbench(settings, notice=notice) as bench:
        if not bench.archive.status().reports:
            return {}
        return {
            (query, mode.value): [
                hit.passage.text for hit in bench.archive.search(query, limit=_LIMIT, mode=mode)
            ]
            for query in QUERIES
            for mode in (SearchMode.KEYWORDS, SearchMode.VECTORS)
        }


def disagreements(found: Answers, expected: Answers) -> list[tuple[str, str]]:
    """Return the queries that find different passages.

    One may stand for another: of near-copies the best is shown, and deleted texts weigh a little
    on scores until their index is built anew.
    """
    nothing: list[str] = []
    return [
        asked
        for asked in found.keys() | expected.keys()
        for one, other in [(set(found.get(asked, nothing)), set(expected.get(asked, nothing)))]
        if len(one ^ other) > _SAME
    ]


def judge_search(index: Path, intact: Answers) -> str:
    """Return "right", "said" for a difference that is said, or "wrong"."""
    notices: list[str] = []
    try:
        found = answers(index, notice=notices.append)
    except AssistantError:
        return "said"
    except Exception as error:  # noqa: BLE001 (what the campaign looks for)
        return f"wrong: {type(error).__name__}: {error}"
    if not disagreements(found, intact):
        return "right"
    return "said" if notices else OTHER_ANSWER


def answers_built_anew(index: Path) -> Answers:
    """Return what it finds once all that can be derived is derived anew from its database."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "index"
        shutil.copytree(index, copy)
        shutil.rmtree(copy / KEYWORDS, ignore_errors=True)
        for name in (VECTORS, MANIFEST):
            (copy / name).unlink(missing_ok=True)
        return answers(copy)


def find_fault(index: Path, kept: Iterable[str], said: Path) -> str:
    """Return what is wrong after an accident, "" for nothing.

    What was `kept` from before and what the file `said` announces is there, and each index answers
    as one built anew.
    """
    announced = said.read_text("utf-8").split("\n")[:-1] if said.exists() else []
    if lost := find_losses(index, [*kept, *announced]):
        return f"lost: {lost}"
    wrong = disagreements(answers(index), answers_built_anew(index))
    return f"wrong answers: {wrong}" if wrong else ""


def report_ids(index: Path) -> list[str]:
    """Return the reports that an archive has."""
    with Workbench(load_settings(index=index)) as bench:
        return [entry.id for entry in bench.archive.reports()] if bench.archive.has_reports else []


def find_losses(index: Path, announced: Iterable[str]) -> list[str]:
    """Return what was announced as stored, reports and sections of drafts, and is not there."""
    with Workbench(load_settings(index=index)) as bench:
        stored = {
            f"{draft.id} {number}"
            for draft in bench.drafts.all()
            for number, section in enumerate(draft.sections)
            if section.current is not None
        }
        if bench.archive.has_reports:
            stored.update(entry.id for entry in bench.archive.reports())
    return [name for name in announced if name not in stored]
