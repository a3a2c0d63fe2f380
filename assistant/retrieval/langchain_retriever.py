"""Offer the archive as a LangChain retriever, for anyone's chain."""

from collections.abc import Callable

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from assistant.records import Filter, Hit


class ArchiveRetriever(BaseRetriever):
    """Retrieve passages of past reports as LangChain documents.

    `page_content` is the raw passage; `metadata` names its report, section, file and line.
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
    """Return a hit as a LangChain document."""
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
