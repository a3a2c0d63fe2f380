"""Measure how much of what was planted in drafts is found as copied, and what clean text is blamed.

    python -m benchmarks.repetition --index ARCHIVE [--drafts 100] [--seed 1]

Each draft mixes paragraphs of our own example reports with passages of the archive: word for word,
with a tenth of the characters changed, with the sentences in another order. A passage is found if
half of it is; the share of its characters is given beside it.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from assistant.archive.archive import Archive
from assistant.archive.embedding import open_builtin
from assistant.records import Function, Span
from assistant.review.copying.plagiarism import find_repeated_text
from assistant.review.findings import DraftParagraph, DraftText
from assistant.review.read_draft import read_draft
from assistant.text.sentences import sentence_spans

_SOURCES = Path(__file__).resolve().parents[1] / "examples" / "sources"
_SHORTEST, _LONGEST = 80, 500  # characters of a planted passage
_CHANGED = 0.1
_EACH = 2  # passages of each kind in a draft


def changed(text: str, chance: random.Random) -> str:
    """Return `text` with a tenth of its Chinese characters and digits replaced by others of it."""
    places = [n for n, c in enumerate(text) if c.isalnum()]
    letters = list(text)
    for place in chance.sample(places, round(_CHANGED * len(places))):
        others = [c for c in text if c.isalnum() and c != text[place]]
        letters[place] = chance.choice(others or ["新"])
    return "".join(letters)


def reordered(text: str, chance: random.Random) -> str:
    """Return `text` with its sentences in another order, "" where it has only one."""
    sentences = [text[start:end] for start, end in sentence_spans(text)]
    if len(set(sentences)) < 2:
        return ""
    other = sentences
    while other == sentences:
        other = chance.sample(sentences, len(sentences))
    return "".join(other)


_KINDS: dict[str, Callable[[str, random.Random], str]] = {
    "verbatim": lambda text, _chance: text,
    "changed": changed,
    "reordered": reordered,
}


def draft_of(paragraphs: list[str]) -> DraftText:
    """Return a draft with these paragraphs."""
    return DraftText(
        title="",
        year=None,
        span=Span.YEAR,
        organisation="",
        org_type="",
        paragraphs=tuple(
            DraftParagraph(n=n, line=n, text=text, section=(), function=Function.RESULTS)
            for n, text in enumerate(paragraphs, start=1)
        ),
    )


def planted(
    archive: Archive, fresh: list[str], chance: random.Random
) -> tuple[list[str], list[str]]:
    """Return the paragraphs of a draft, and for each its kind, "" for fresh ones."""
    reports = archive.reports()
    texts: list[str] = []
    kinds: list[str] = []
    for kind in list(_KINDS) * _EACH:
        made = ""
        while not made:
            sections = archive.sections(chance.choice(reports).id)
            fitting = [
                one.text
                for section in sections
                for one in section.paragraphs
                if _SHORTEST <= len(one.text) <= _LONGEST
            ]
            made = _KINDS[kind](chance.choice(fitting), chance) if fitting else ""
        texts += [chance.choice(fresh), made]
        kinds += ["", kind]
    return texts, kinds


def main() -> None:
    """Print recall by kind, false alarms and time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--drafts", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    embedder = open_builtin()
    own = [read_draft(path) for path in sorted(_SOURCES.glob("*.md"))]
    fresh = [p.text for draft in own for p in draft.paragraphs if len(p.text) >= _SHORTEST]
    count: Counter[str] = Counter()
    with Archive.open(options.index, embedder=embedder) as archive:
        seconds = 0.0
        for _ in range(options.drafts):
            texts, kinds = planted(archive, fresh, chance)
            begun = time.perf_counter()
            found = find_repeated_text(draft_of(texts), archive, embedder.encode)
            seconds += time.perf_counter() - begun
            count["characters"] += sum(map(len, texts))
            for number, (text, kind) in enumerate(zip(texts, kinds, strict=True), start=1):
                marked = sum(s.end - s.start for s in found.spans if s.draft_par == number)
                count[f"{kind} passages"] += 1
                count[f"{kind} found"] += 2 * marked >= len(text)
                count[f"{kind} length"] += len(text)
                count[f"{kind} marked"] += marked
        for kind in _KINDS:
            passages = count[f"{kind} found"] / count[f"{kind} passages"]
            characters = count[f"{kind} marked"] / count[f"{kind} length"]
            print(f"{kind}\tpassages {passages:.3f}\tcharacters {characters:.3f}")
        print(f"seconds for 10,000 characters\t{10_000 * seconds / count['characters']:.2f}")
        blamed = total = 0.0
        for draft in own:
            length = sum(len(p.text) for p in draft.paragraphs if not p.is_heading)
            blamed += find_repeated_text(draft, archive, embedder.encode).share * length
            total += length
        print(f"clean text blamed\t{blamed / total:.2%}")


if __name__ == "__main__":
    main()
