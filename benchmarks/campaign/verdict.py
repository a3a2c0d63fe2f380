"""Judge an archive after an accident: nothing announced is lost, nothing answered wrongly."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from assistant import Workbench, load_settings
from assistant.archive import adapted_model
from assistant.archive.archive import Archive
from assistant.archive.archive_records import VectorSpace
from assistant.archive.embedding import Vector, open_builtin
from assistant.archive.storage.manifest import KEYWORDS, MANIFEST, VECTORS
from assistant.errors import AssistantError
from assistant.workbench.resources import Resources

QUERIES = ("公厕改造", "招商引资项目", "存在的问题和不足", "下一步打算", "安全生产检查", "老旧小区")
_ALL = 2000  # passages; more than there are
_SAME = 0.005  # cosines that differ by less
_WORDS = "words"

adapted_model.open_builtin = cache(open_builtin)  # reading it takes longer than a judgement

OTHER_ANSWER = "wrong: another answer"

Answers = dict[tuple[str, str], dict[str, float]]  # cosines of texts by query and index; 0 by words


def answers(index: Path, *, notice: Callable[[str], None] = lambda _: None) -> Answers:
    """Return what each index of the archive finds, all of it.

    The encoder's index is asked for what lies in a direction of its space: it need not run.
    """
    resources = Resources(load_settings(index=index), notice)
    try:
        archive = resources.archive
        if not archive.reports():
            return {}
        ranked: dict[tuple[str, str], list[tuple[int, float]]] = {}
        for number, query in enumerate(QUERIES):
            matching = archive.search_keywords(query, limit=_ALL)
            vectors = {VectorSpace.STATIC: resources.embedder.encode_query(query)}
            if archive.encoded_passages() and (encoder := resources.open_encoder()):
                vectors[VectorSpace.ENCODER] = _direction(number, encoder.dimension)
            ranked[query, _WORDS] = [(one, 0.0) for one, _ in matching]
            for space, vector in vectors.items():
                ranked[query, space.name] = archive.search_vectors(vector, limit=_ALL, space=space)
        return _with_texts(archive, ranked)
    finally:
        resources.close()


def _direction(number: int, dimension: int) -> Vector:
    vector = np.random.default_rng(number).normal(size=dimension).astype(np.float32)
    return vector / np.linalg.norm(vector)


def _with_texts(
    archive: Archive, ranked: dict[tuple[str, str], list[tuple[int, float]]]
) -> Answers:
    ids = sorted({one for found in ranked.values() for one, _ in found})
    texts = {passage.id: passage.text for passage in archive.passages(ids)}
    return {
        asked: {texts[one]: score for one, score in found if one in texts}
        for asked, found in ranked.items()
    }


def disagreements(found: Answers, expected: Answers) -> list[tuple[str, str]]:
    """Return the queries that find other texts, or find them elsewhere."""
    nothing: dict[str, float] = {}
    return [
        asked
        for asked in found.keys() | expected.keys()
        for one, other in [(found.get(asked, nothing), expected.get(asked, nothing))]
        if one.keys() != other.keys() or any(abs(one[text] - other[text]) > _SAME for text in one)
    ]


def judge_search(index: Path, intact: Answers, *, may_wait: bool = False) -> str:
    """Return "right", "said" for a difference that is said, or "wrong".

    What the encoder has read `may_wait` to be indexed, after a reading that was stopped.
    """
    notices: list[str] = []
    try:
        found = answers(index, notice=notices.append)
    except AssistantError:
        return "said"
    except Exception as error:  # noqa: BLE001 (what the campaign looks for)
        return f"wrong: {type(error).__name__}: {error}"
    if not disagreements(found, _indexed(intact, found) if may_wait else intact):
        return "right"
    return "said" if notices else OTHER_ANSWER


def _indexed(anew: Answers, found: Answers) -> Answers:
    """Return what is found anew, of the encoder's texts only those that its index has."""
    return {
        asked: {
            text: score
            for text, score in texts.items()
            if asked[1] != VectorSpace.ENCODER.name or text in found.get(asked, {})
        }
        for asked, texts in anew.items()
    }


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
    found = answers(index)
    wrong = disagreements(found, _indexed(answers_built_anew(index), found))
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
