"""What families of embedding models want before a query or a passage, as their makers say."""

import re
from dataclasses import dataclass

_TASK = "Given a web search query, retrieve relevant passages that answer the query"
_INSTRUCTION = f"Instruct: {_TASK}\nQuery:"
_BGE_ZH = "为这个句子生成表示以用于检索相关文章："


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompts:
    """Words to put before a text; "" for none."""

    query: str = ""
    passage: str = ""


# The model cards of Qwen3-Embedding, E5 and BGE. The first that matches counts.
_FAMILIES = (
    (re.compile(r"qwen3[-_]embedding"), Prompts(query=_INSTRUCTION)),
    (re.compile(r"\be5-.*instruct|\be5-mistral"), Prompts(query=f"{_INSTRUCTION} ")),
    (re.compile(r"\be5-"), Prompts(query="query: ", passage="passage: ")),
    (re.compile(r"bge-(?:small|base|large)-zh"), Prompts(query=_BGE_ZH)),
)


def family_prompts(name: str) -> Prompts:
    """Return what the family of the model `name` (or its folder's name) wants; else nothing.

    >>> family_prompts("intfloat/multilingual-e5-small")
    Prompts(query='query: ', passage='passage: ')
    """
    for pattern, prompts in _FAMILIES:
        if pattern.search(name.lower()):
            return prompts
    return Prompts()
