"""Translate the SQL that the archive is written in to PostgreSQL's own."""

import re
from functools import lru_cache

# The first column of every key in PostgreSQL is the tenant, which the server itself fills in.
_DIALECT = {
    "BEGIN IMMEDIATE": "BEGIN",
    "ON CONFLICT (": "ON CONFLICT (tenant, ",
    " NOT INDEXED": "",
    "instr(": "strpos(",
    "v.checksum || ':' || v.vector": "convert_to(v.checksum || ':', 'UTF8') || v.vector",
}
_LIST = "IN (SELECT value FROM json_each(?))"  # its parameter is a list, as JSON
_PARAMETER = re.compile(rf"{re.escape(_LIST)}|\?")


@lru_cache(maxsize=512)
def translate(sql: str) -> tuple[str, tuple[bool, ...]]:
    """Return a statement for PostgreSQL, and for each parameter whether it is a list.

    >>> translate("SELECT id FROM reports WHERE id % ? = 0 AND key IN (SELECT value FROM json_each(?))")
    ('SELECT id FROM reports WHERE id %% %s = 0 AND key = ANY(%s)', (False, True))
    """  # noqa: E501
    sql = sql.replace("%", "%%")
    for ours, theirs in _DIALECT.items():
        sql = sql.replace(ours, theirs)
    lists = tuple(found == _LIST for found in _PARAMETER.findall(sql))
    return _PARAMETER.sub(lambda found: "= ANY(%s)" if found[0] == _LIST else "%s", sql), lists
