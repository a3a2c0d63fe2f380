"""Estimate how much a query asks for problems: their share of what stands near to it."""

from __future__ import annotations

from assistant.archive.archive_records import VectorSpace
from assistant.archive.embedding import Embedder
from assistant.archive.protocol import PassageStore
from assistant.errors import EncoderError
from assistant.phrasing.sentences.encoder_nearness import vector_beyond_chance
from assistant.phrasing.sentences.quality_penalty import USUAL_SHARE, ends_in_lack, names_lack
from assistant.records import Filter, Function

_NEAREST = 30  # passages that tell; 20 and 50 told alike
_ENOUGH = 600  # passages; in fewer the nearest thirty are not near
# The shares that words stand for: a lack at the end of a query, or anywhere in it.
_ENDS_IN_LACK, _NAMES_LACK = 0.5, 0.3


def problem_share(
    store: PassageStore, encoder: Embedder | None, query: str, filter: Filter
) -> float:
    """Return the share of problems among the passages nearest to a query.

    What reports say of the like tells what it asks for: 群众不理解 is near to problems, 没有出事 to
    results. One that ends in what is wrong (经费紧张) asks for that, whatever is near. Where the
    encoder has not read the archive, the words of the query tell.
    """
    if ends_in_lack(query):
        return _ENDS_IN_LACK
    said = _NAMES_LACK if names_lack(query) else USUAL_SHARE
    if encoder is None or filter.functions or store.encoded_passages() < _ENOUGH:
        return said
    try:
        vector = vector_beyond_chance(encoder, query)
    except EncoderError:
        return said
    found = store.search_vectors(vector, limit=_NEAREST, filter=filter, space=VectorSpace.ENCODER)
    functions = [one.function for one in store.passages([passage for passage, _ in found])]
    if len(functions) < _NEAREST:  # few pass the filter
        return said
    return functions.count(Function.PROBLEMS) / len(functions)
