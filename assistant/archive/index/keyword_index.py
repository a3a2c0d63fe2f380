"""Rank texts by BM25 with tantivy."""

from __future__ import annotations

import errno
import json
import os
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from weakref import finalize

import tantivy
from tantivy import Occur, Query

from assistant.archive.archive_records import KeywordEntry
from assistant.archive.index.character_ngrams import character_ngrams, required_terms
from assistant.archive.index.term_boosts import COMMON_SHARE, FIELDS, field_boosts
from assistant.records import Filter

_HEAP = 96_000_000  # bytes for all indexing threads together
_THREADS = 2
_TRIES, _PAUSE = 10, 0.05  # to delete the folder; seconds
_TIDIED = (errno.ENOTEMPTY, errno.ENOENT)  # what is met where another thread tidies up
_META = "meta.json"  # the list of its segments
_TERMS = "terms"  # the tokenizer of terms separated by spaces


class KeywordIndexError(Exception):
    """The index cannot be read or written; it can be rebuilt from the database."""


class KeywordIndex:
    """A tantivy index in a folder of its own."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        """Open the index in `folder`. Raises KeywordIndexError.

        With `create`, a missing index is created empty.
        """
        self._folder = folder
        if not create and not (folder / _META).is_file():
            raise KeywordIndexError(f"no index in {folder}")
        self._schema = _schema()
        with _translate_errors():
            folder.mkdir(exist_ok=True)
            if not os.access(folder, os.W_OK):
                folder = self._copied(folder)
            self._index = tantivy.Index(self._schema, path=str(folder))
            self._index.register_tokenizer(
                _TERMS, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
            )

    def _copied(self, folder: Path) -> Path:
        """Return a copy of an index on a disk that cannot be written: tantivy locks to read."""
        kept = mkdtemp(prefix="assistant-")
        finalize(self, shutil.rmtree, kept, ignore_errors=True)
        place = Path(kept, folder.name)
        shutil.copytree(folder, place, copy_function=shutil.copyfile)
        place.chmod(0o700)  # copied with the rest
        return place

    def __len__(self) -> int:
        with _translate_errors():
            count: int = self._index.searcher().num_docs
            return count

    def deleted_share(self) -> float:
        """Return the share of deleted texts among those that count for the weights of terms.

        They count until tantivy merges their segment. Raises KeywordIndexError.
        """
        try:
            segments = json.loads((self._folder / _META).read_bytes())["segments"]
            counted = sum(one["max_doc"] for one in segments)
            deleted = sum((one["deletes"] or {}).get("num_deleted_docs", 0) for one in segments)
        except (OSError, ValueError, KeyError) as error:
            raise KeywordIndexError(str(error)) from error
        return deleted / counted if counted else 0.0

    def search(
        self,
        text: str,
        *,
        limit: int,
        filter: Filter = Filter(),  # noqa: B008 (frozen)
    ) -> list[tuple[int, float]]:
        """Return (text id, BM25 score) of texts that share a term, best first.

        Equally good ones are ordered by id, at the end of the list too: they lie on the disk as
        the threads that indexed them came to it.
        """
        terms = list(dict.fromkeys(character_ngrams(text).split()))
        if not terms or limit < 1:
            return []
        query = Query.boolean_query(
            [
                (Occur.Must, self._any_term_query(self._distinctive_terms(terms))),
                *((Occur.Must, q) for q in self._filter_queries(filter)),
            ]
        )
        asked = limit + 1
        while (
            len(found := self._find(query, asked)) == asked and found[-1][1] == found[limit - 1][1]
        ):
            asked *= 2
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]

    def passages_containing(
        self,
        pieces: Sequence[str],
        *,
        limit: int,
        filter: Filter = Filter(),  # noqa: B008 (frozen)
    ) -> list[int]:
        """Return the ids of texts with all character pairs of all `pieces`, unordered.

        A text that contains the pieces is always among them; the reverse does not hold.
        """
        terms = {term for piece in pieces for term in required_terms(piece)}
        if not terms or limit < 1:
            return []
        musts = [Query.term_query(self._schema, "text", term, "basic") for term in sorted(terms)]
        query = Query.boolean_query(
            [
                (Occur.Must, Query.const_score_query(q, 0.0))
                for q in (*musts, *self._filter_queries(filter))
            ]
        )
        return [text_id for text_id, _ in self._find(query, limit)]

    def update(self, *, gone: Sequence[int], entries: Iterable[KeywordEntry]) -> None:
        """Delete the ids of `gone`, then add `entries`. Raises KeywordIndexError.

        An entry that replaces one of the same id must be in `gone` too.
        """
        with _translate_errors():
            writer = self._index.writer(_HEAP, _THREADS)
            # By query: tantivy's deletion by term reads an int as signed, and finds nothing.
            if gone:
                writer.delete_documents_by_query(
                    Query.term_set_query(self._schema, "id", list(gone))
                )
            for entry in entries:
                writer.add_document(_document(entry))
            writer.commit()
            writer.wait_merging_threads()
            self._index.reload()

    def _find(self, query: Query, limit: int) -> list[tuple[int, float]]:
        """Return (text id, score) of the texts that answer a query, best first."""
        with _translate_errors():
            searcher = self._index.searcher()
            hits = searcher.search(query, limit, count=False).hits
            ids: list[Any] = searcher.fast_field_values("id", [where for _, where in hits])
        return [(text_id, score) for text_id, (score, _) in zip(ids, hits, strict=True)]

    def _distinctive_terms(self, terms: list[str]) -> list[str]:
        """Return the terms without very common single characters.

        They hardly change the order, and reading their long lists takes most of the time.
        """
        with _translate_errors():
            searcher = self._index.searcher()
            most = COMMON_SHARE * searcher.num_docs
            distinctive = [
                term
                for term in terms
                if len(term) > 1
                or searcher.doc_freq("paragraph", term) <= most
                or self._count_texts("paragraph", term) <= most
            ]
        return distinctive or terms

    def _count_texts(self, field: str, term: str) -> int:
        """Return how many texts have the term; the document frequency counts deleted ones too."""
        query = Query.term_query(self._schema, field, term, "basic")
        found: Any = self._index.searcher().search(query, 1, count=True)
        return int(found.count)

    def _any_term_query(self, terms: Sequence[str]) -> Query:
        """Return the query for texts with any of the terms in any field."""
        return Query.boolean_query(
            [
                (Occur.Should, self._boosted_term_query(field, term, boost))
                for term in terms
                for field, boost in field_boosts(term).items()
            ]
        )

    def _boosted_term_query(self, field: str, term: str, boost: float) -> Query:
        return Query.boost_query(Query.term_query(self._schema, field, term, "freq"), boost)

    def _filter_queries(self, filter: Filter) -> Iterator[Query]:
        """Yield a query for each condition; it restricts, but adds nothing to the score."""
        limits: dict[str, Sequence[int | str]] = {
            "year": filter.years,
            "span": filter.spans,
            "org_type": filter.org_types,
            "level": filter.levels,
            "function": filter.functions,
            "report": filter.reports,
        }
        for field, values in limits.items():
            if values:
                # StrEnum members become plain strings: the binding requires exact types.
                plain = [str(v) if isinstance(v, str) else v for v in values]
                query = Query.term_set_query(self._schema, field, plain)
                yield Query.const_score_query(query, 0.0)


def remove_index(folder: Path) -> None:
    """Delete the index in `folder`. Raises OSError."""
    for left in reversed(range(_TRIES)):
        try:
            if folder.is_dir():
                shutil.rmtree(folder)
            else:
                folder.unlink(missing_ok=True)
        except OSError as error:
            # A thread of tantivy, of a writer that was stopped, may still delete files and write
            # its list of files once more meanwhile.
            if error.errno not in _TIDIED or not left:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    for field in FIELDS:
        builder.add_text_field(field, tokenizer_name=_TERMS, index_option="freq")
    builder.add_unsigned_field("year", indexed=True)
    for facet in ("span", "org_type", "level", "function", "report"):
        builder.add_text_field(facet, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _document(entry: KeywordEntry) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned("id", entry.id)
    text = character_ngrams(entry.clean)
    whole = entry.paragraph == entry.clean
    document.add_text("text", text)
    document.add_text("paragraph", text if whole else character_ngrams(entry.paragraph))
    document.add_text("headings", character_ngrams(entry.headings))
    for year in entry.years:
        document.add_unsigned("year", year)
    facets = {
        "span": entry.spans,
        "org_type": entry.org_types,
        "level": entry.levels,
        "function": entry.functions,
        "report": entry.reports,
    }
    for field, values in facets.items():
        for value in values:
            document.add_text(field, value)
    return document


@contextmanager
def _translate_errors() -> Iterator[None]:
    """Turn tantivy's errors into KeywordIndexError: ValueError, and panics of its Rust code."""
    try:
        yield
    except ValueError as error:
        raise KeywordIndexError(str(error)) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise KeywordIndexError(str(error)) from error
        raise
