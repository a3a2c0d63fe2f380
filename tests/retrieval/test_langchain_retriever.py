"""The archive answers as a LangChain retriever, alone and in a chain, one by one and in batches."""

import asyncio

from langchain_core.documents import Document
from langchain_core.runnables import RunnableLambda

from assistant.records import Filter, Hit
from assistant.retrieval.langchain_retriever import ArchiveRetriever
from tests.retrieval.conftest import passage


def _find(query: str, wanted: Filter, limit: int) -> list[Hit]:
    hits = [Hit(rank=1, score=0.5, passage=passage(7, f"{query}的做法", line=3))]
    return hits[:limit] if wanted.years == (2024,) else []


RETRIEVER = ArchiveRetriever(find=_find, filter=Filter(years=(2024,)), limit=4)


def test_a_hit_becomes_a_document_with_its_source() -> None:
    (document,) = RETRIEVER.invoke("垃圾分类")
    assert document == Document(
        id="7",
        page_content="垃圾分类的做法",
        metadata={
            "report_id": "r1",
            "report_title": "某局2024年工作总结",
            "year": 2024,
            "section": ["一、工作情况"],
            "function": "成效",
            "file": "a.md",
            "line": 3,
            "score": 0.5,
        },
    )


def test_async_and_batch_give_the_same() -> None:
    alone = RETRIEVER.invoke("公厕")
    assert asyncio.run(RETRIEVER.ainvoke("公厕")) == alone
    assert RETRIEVER.batch(["公厕", "公厕"]) == [alone, alone]


def test_it_stands_in_a_chain() -> None:
    chain = RETRIEVER | RunnableLambda(lambda documents: documents[0].page_content)
    assert chain.invoke("公厕") == "公厕的做法"
