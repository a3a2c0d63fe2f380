"""Tell whether a query asks for problems or for anything else."""

from __future__ import annotations

from assistant.archive.archive_records import VectorSpace
from assistant.archive.embedding import Embedder
from assistant.archive.protocol import PassageStore
from assistant.errors import EncoderError
from assistant.phrasing.sentences.encoder_nearness import vector_beyond_chance
from assistant.phrasing.sentences.quality_penalty import names_lack
from assistant.records import Filter, Function

_NEAREST = 30  # passages that decide; 20 and 50 decided alike
# The share of them that stands under problems, below it and from it on: a twentieth of all passages
# does. In between the words of the query decide.
_NONE, _SOME = 0.15, 0.25
_ENOUGH = 600  # passages; in fewer the nearest thirty are not near


def asks_for_problems(
    store: PassageStore, encoder: Embedder | None, query: str, filter: Filter
) -> bool:
    """Return whether a query speaks of something wrong.

    What reports say of the like tells it: 群众不理解 is near to problems, 没有出事 to results.
    Where that is not clear, or the encoder has not read the archive, the words of the query do.
    """
    if encoder is None or filter.functions or store.encoded_passages() < _ENOUGH:
        return names_lack(query)
    try:
        vector = vector_beyond_chance(encoder, query)
    except EncoderError:
        return names_lack(query)
    found = store.search_vectors(vector, limit=_NEAREST, filter=filter, space=VectorSpace.ENCODER)
    functions = [one.function for one in store.passages([passage for passage, _ in found])]
    if len(functions) < _NEAREST:  # few pass the filter
        return names_lack(query)
    share = functions.count(Function.PROBLEMS) / len(functions)
    return names_lack(query) if _NONE <= share < _SOME else share >= _SOME
