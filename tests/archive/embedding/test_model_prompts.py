"""Families of models get the words that their makers ask for, and no others."""

import pytest

from assistant.archive.embedding.model_prompts import Prompts, family_prompts

TASK = "Given a web search query, retrieve relevant passages that answer the query"


@pytest.mark.parametrize(
    ("name", "query", "passage"),
    [
        pytest.param("intfloat/multilingual-e5-small", "query: ", "passage: ", id="e5"),
        pytest.param("D:\\模型\\e5-large-v2", "query: ", "passage: ", id="e5 in a folder"),
        pytest.param(
            "intfloat/multilingual-e5-large-instruct",
            f"Instruct: {TASK}\nQuery: ",
            "",
            id="e5 with instructions",
        ),
        pytest.param(
            "Qwen/Qwen3-Embedding-0.6B", f"Instruct: {TASK}\nQuery:", "", id="Qwen3 on the hub"
        ),
        pytest.param("qwen3-embedding:0.6b", f"Instruct: {TASK}\nQuery:", "", id="Qwen3 in Ollama"),
        pytest.param(
            "BAAI/bge-base-zh-v1.5", "为这个句子生成表示以用于检索相关文章：", "", id="bge zh"
        ),
        pytest.param("BAAI/bge-m3", "", "", id="bge-m3 wants none"),
        pytest.param("text-embedding-3-small", "", "", id="unknown"),
        pytest.param("code5-large", "", "", id="an e5 by accident"),
    ],
)
def test_family(name: str, query: str, passage: str) -> None:
    assert family_prompts(name) == Prompts(query=query, passage=passage)
