"""Keep and search vectors in Milvus: the one door to pymilvus.

Entries are of many tenants, in the same collections: each has its tenant as partition key, and
every request names one.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from assistant.archive.archive_records import KeywordEntry
from assistant.archive.cluster import server_faults as faults
from assistant.records import Filter

_PATIENCE = 60.0  # seconds for a request; one that finds nobody fails at once
_AT_ONCE = 500  # entries sent together
_MOST_HITS = 16_384  # that Milvus returns for a query
_FACETS = ("years", "spans", "org_types", "levels", "functions")  # of a text, and in a filter
_MOST_VALUES = 1024  # of a facet of one text
_LONGEST_VALUE = 800  # bytes
_GRAPH = {"M": 32, "efConstruction": 256}
_LEAST_EFFORT = 1024  # nodes of the graph that a search holds in mind
_VECTOR, _STAMP = "vector", "stamp"
_NAME_LENGTH = 16  # hexadecimal digits of the fingerprint in the name of a collection
# By itself pymilvus pings an idle server every ten seconds; Milvus Lite hangs up on who does that.
_GRPC_OPTIONS = {"grpc.keepalive_permit_without_calls": 0, "grpc.keepalive_time_ms": 600_000}
_LOGGED_TOO = ("pymilvus", "grpc._server")  # what they log, they raise too, or try otherwise
_NO_ADDRESS = ("is illegal", "open local milvus failed")
_DOWN = ("connect", "unavailable", "deadline", "timed out", "timeout")


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineEntry:
    """A text as it is found, with the facets of all its places."""

    facets: KeywordEntry
    vector: Mapping[int, float] | Sequence[float]  # by dimension for a sparse one


class SearchEngine:
    """The collections of one database in Milvus, for one of its tenants."""

    def __init__(self, address: str, *, installation: str, tenant: int) -> None:
        """Connect. Raises ArchiveError where Milvus does not answer."""
        self.address = address
        self.tenant = tenant
        self._prefix = f"assistant_{installation}"
        self._is_local = "://" not in address  # Milvus Lite, in a file
        self._client = _connect(address)
        self._open: set[str] = set()

    @property
    def keywords(self) -> str:
        """The collection of sparse vectors."""
        return f"{self._prefix}_keywords"

    def vectors(self, fingerprint: str) -> str:
        """Return the collection of the vectors of a model."""
        return f"{self._prefix}_{fingerprint[:_NAME_LENGTH].replace('-', '_')}"

    def prepare(self, collection: str, *, dimension: int | None = None) -> None:
        """Create a collection where it is missing; of sparse vectors without a dimension."""
        from pymilvus import DataType

        with _engine_faults(self.address):
            if not self._is_open(collection):
                schema = self._schema()
                if dimension is None:
                    schema.add_field(_VECTOR, DataType.SPARSE_FLOAT_VECTOR)
                    self._create(collection, schema, "SPARSE_INVERTED_INDEX")
                else:
                    schema.add_field(_VECTOR, DataType.FLOAT_VECTOR, dim=dimension)
                    self._create(collection, schema, "HNSW", params=_GRAPH)

    def put(self, collection: str, entries: Sequence[EngineEntry]) -> None:
        """Store these entries in place of the former ones with their ids."""
        rows = [
            {
                "id": entry.facets.id,
                "tenant": self.tenant,
                _VECTOR: entry.vector,
                **{name: sorted(getattr(entry.facets, name)) for name in _FACETS},
            }
            for entry in entries
        ]
        with _engine_faults(self.address):
            for start in range(0, len(rows), _AT_ONCE):
                self._client.upsert(collection, rows[start : start + _AT_ONCE])

    def remove(self, collection: str, ids: Sequence[int]) -> None:
        """Remove the entries with these ids; unknown ones are ignored."""
        with _engine_faults(self.address):
            for start in range(0, len(ids), _AT_ONCE):
                some = list(ids[start : start + _AT_ONCE])
                self._client.delete(collection, filter=self._condition(Filter(), some))

    def clear(self, collection: str) -> None:
        """Remove all entries of the tenant."""
        with _engine_faults(self.address):
            self._client.delete(collection, filter=self._condition(Filter(), None))

    def finish(self, collection: str) -> None:
        """Let Milvus Lite index what was put; a server does so by itself."""
        if self._is_local:
            with _engine_faults(self.address):
                self._client.flush(collection)

    def search(
        self,
        collection: str,
        vector: Mapping[int, float] | Sequence[float],
        *,
        limit: int,
        filter: Filter,
        within: Sequence[int] | None,
    ) -> list[tuple[int, float]]:
        """Return (text id, inner product) of the nearest entries of the tenant, best first.

        Each condition of the filter holds at one of a text's places, not all at the same one.
        `within` are the only ids to look at, None for all; reports in the filter are not.
        """
        if within is not None and not within:
            return []
        limit = min(limit, _MOST_HITS)
        effort = {} if isinstance(vector, Mapping) else {"ef": max(_LEAST_EFFORT, 2 * limit)}
        with _engine_faults(self.address):
            if not self._is_open(collection):
                return []
            (hits,) = self._client.search(
                collection,
                data=[vector],
                anns_field=_VECTOR,
                limit=limit,
                filter=self._condition(filter, within),
                search_params={"metric_type": "IP", "params": effort},
            )
        return [(int(hit["id"]), float(hit["distance"])) for hit in hits]

    def stamp(self) -> int:
        """Return the stamp of the tenant's last complete update; 0 where there is none."""
        with _engine_faults(self.address):
            if not self._is_open(self._stamps):
                return 0
            rows = self._client.query(
                self._stamps, filter=f"id == {self.tenant}", output_fields=[_STAMP]
            )
        return int(rows[0][_STAMP]) if rows else 0

    def set_stamp(self, stamp: int) -> None:
        """Store the stamp of the tenant's last complete update."""
        with _engine_faults(self.address):
            if not self._is_open(self._stamps):
                self._create_stamps()
            row = {"id": self.tenant, _STAMP: stamp, _VECTOR: [1.0, 0.0]}
            self._client.upsert(self._stamps, [row])

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    @property
    def _stamps(self) -> str:
        return f"{self._prefix}_stamps"

    def _is_open(self, collection: str) -> bool:
        """Return whether there is this collection, loaded into Milvus's memory if it was not."""
        if collection not in self._open:
            if not self._client.has_collection(collection):
                return False
            self._client.load_collection(collection)
            self._open.add(collection)
        return True

    def _schema(self) -> Any:
        from pymilvus import DataType

        schema = self._client.create_schema(auto_id=False)
        schema.add_field("id", DataType.INT64, is_primary=True)
        schema.add_field("tenant", DataType.INT64, is_partition_key=True)
        for name in _FACETS:
            kind = (
                {"element_type": DataType.INT64}
                if name == "years"
                else {"element_type": DataType.VARCHAR, "max_length": _LONGEST_VALUE}
            )
            schema.add_field(name, DataType.ARRAY, max_capacity=_MOST_VALUES, **kind)
        return schema

    def _create(self, collection: str, schema: Any, index_type: str, **options: Any) -> None:
        indexes = self._client.prepare_index_params()
        indexes.add_index(_VECTOR, index_type=index_type, metric_type="IP", **options)
        self._client.create_collection(
            collection, schema=schema, index_params=indexes, consistency_level="Strong"
        )

    def _create_stamps(self) -> None:
        """Create the collection of stamps, each with a vector, because Milvus asks for one."""
        from pymilvus import DataType

        schema = self._client.create_schema(auto_id=False)
        schema.add_field("id", DataType.INT64, is_primary=True)
        schema.add_field(_STAMP, DataType.INT64)
        schema.add_field(_VECTOR, DataType.FLOAT_VECTOR, dim=2)
        self._create(self._stamps, schema, "FLAT")

    def _condition(self, filter: Filter, within: Sequence[int] | None) -> str:
        """Return what every request says: whose entries, and which of them."""
        terms = [f"tenant == {self.tenant}"]
        terms += [
            f"array_contains_any({name}, {json.dumps(values, ensure_ascii=False)})"
            for name in _FACETS
            if (values := getattr(filter, name))
        ]
        if within is not None:
            terms.append(f"id in {list(within)}")
        return " and ".join(terms)


def _connect(address: str) -> Any:
    os.environ.setdefault("GRPC_VERBOSITY", "NONE")
    for name in _LOGGED_TOO:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        from pymilvus import MilvusClient
    except ImportError as error:
        raise faults.absent_extra_error("pymilvus") from error
    with _engine_faults(address):
        return MilvusClient(address, timeout=_PATIENCE, grpc_options=_GRPC_OPTIONS)


@contextmanager
def _engine_faults(address: str) -> Iterator[None]:
    """Turn what Milvus refuses into ArchiveError."""
    from pymilvus.exceptions import MilvusException

    try:
        yield
    except MilvusException as error:
        said = str(error.message)
        if any(words in said.lower() for words in _NO_ADDRESS):
            raise faults.wrong_engine_address_error(address) from error
        if any(word in said.lower() for word in _DOWN):
            raise faults.engine_down_error(address) from error
        raise faults.engine_refused_error(address, said) from error
