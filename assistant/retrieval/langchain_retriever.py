"""Offer the archive as a LangChain retriever."""

from collections.abc import Callable

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from assistant.records import Filter, Hit


class ArchiveRetriever(BaseRetriever):
    """A LangChain retriever of passages.

    `page_content` is the raw passage; `metadata` has its report, section, file and line.
    """

    find: Callable[[str, Filter, int], list[Hit]]  # query, filter, limit
    filter: Filter = Filter()
    limit: int = 8

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 (LangChain's signature)
    ) -> list[Document]:
        return [as_document(hit) for hit in self.find(query, self.filter, self.limit)]


def as_document(hit: Hit) -> Document:
    """Return the LangChain document of a hit."""
    passage = hit.passage
    return Document(
        page_content=passage.text,
        id=str(passage.id),
        metadata={
            "report_id": passage.report_id,
            "report_title": passage.report_title,
            "year": passage.year,
            "section": list(passage.section),
            "function": passage.function.value,
            "file": passage.place.file,
            "line": passage.place.line,
            "score": hit.score,
        },
    )
