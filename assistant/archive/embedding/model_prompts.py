"""List the prompts that families of embedding models need before a query or a passage."""

import re
from dataclasses import dataclass

_TASK = "Given a web search query, retrieve relevant passages that answer the query"
_INSTRUCTION = f"Instruct: {_TASK}\nQuery:"
_BGE_ZH = "为这个句子生成表示以用于检索相关文章："


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompts:
    """The prompts of a model; "" for none."""

    query: str = ""
    passage: str = ""


# From the model cards of Qwen3-Embedding, E5 and BGE. The first match counts.
_FAMILIES = (
    (re.compile(r"qwen3[-_]embedding"), Prompts(query=_INSTRUCTION)),
    (re.compile(r"\be5-.*instruct|\be5-mistral"), Prompts(query=f"{_INSTRUCTION} ")),
    (re.compile(r"\be5-"), Prompts(query="query: ", passage="passage: ")),
    (re.compile(r"bge-(?:small|base|large)-zh"), Prompts(query=_BGE_ZH)),
)


def family_prompts(name: str) -> Prompts:
    """Return the prompts of the family that the model's or folder's `name` belongs to.

    >>> family_prompts("intfloat/multilingual-e5-small")
    Prompts(query='query: ', passage='passage: ')
    """
    for pattern, prompts in _FAMILIES:
        if pattern.search(name.lower()):
            return prompts
    return Prompts()
