"""Set up the tables of an archive in PostgreSQL, bring older ones up to date, and keep tenants."""

from __future__ import annotations

from secrets import randbits

from assistant.archive.cluster import server_faults as faults
from assistant.archive.cluster.postgres import PostgresDatabase
from assistant.archive.database.schema import transaction
from assistant.resources import resource_folder

FIRST_TENANT = "默认"
_MIGRATING = 0x41524348  # the advisory lock of whoever migrates
_IDENTITY_BITS = 62
_COUNTS = (
    *("generation", "log_start", "mined_reports"),
    "counted",  # how often sentences were counted
    *("stamp", "next_stamp"),  # of the search engine's content, and of the one in the making
    "readings",  # of the encoder that were logged
    "encoded",  # texts that it has with a vector of the encoder
    *("weighed_texts", "weighed_text", "weighed_paragraph", "weighed_headings"),  # see `catch_up`
)
_META: dict[str, int | None] = {**dict.fromkeys(_COUNTS, 0), "model": None, "encoder": None}
_VERSION = "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)"


def open_cluster(address: str, tenant: str, *, reopens: bool = True) -> PostgresDatabase:
    """Return a connection for `tenant`, as `open_server` does.

    Raises ArchiveError for an unknown one too.
    """
    database = open_server(address, reopens=reopens)
    try:
        database.enter_tenant(_find_tenant(database, tenant))
    except BaseException:
        database.close()
        raise
    return database


def open_server(address: str, *, reopens: bool = True) -> PostgresDatabase:
    """Return a connection for no tenant yet to the database, migrated to this version.

    An empty database is set up, with one tenant. Raises ArchiveError where the server refuses, a
    newer program set it up, or the account is above the bounds of tenants.
    """
    database = PostgresDatabase(address, reopens=reopens)
    try:
        _refuse_privileged(database)
        _migrate(database)
    except BaseException:
        database.close()
        raise
    return database


def _migrate(database: PostgresDatabase) -> None:
    """Apply the migrations that the database lacks, all or none. Raises ArchiveError."""
    scripts = sorted((resource_folder("data") / "cluster").glob("*.sql"))
    if _version(database) == len(scripts):
        return
    with transaction(database):
        database.ask("SELECT pg_advisory_xact_lock(%s)", [_MIGRATING])
        database.ask(_VERSION)
        version = _version(database)  # again: another program may have migrated meanwhile
        if version > len(scripts):
            raise faults.newer_database_error(database.address)
        for script in scripts[version:]:
            database.run_script(script.read_text(encoding="utf-8"))
        database.ask("DELETE FROM schema_version")
        database.ask("INSERT INTO schema_version VALUES (%s)", [len(scripts)])
    if version == 0:
        add_tenant(database, FIRST_TENANT)


def tenants(database: PostgresDatabase) -> list[str]:
    """Return the names of all tenants, in the order in which they came."""
    return [name for (name,) in database.ask("SELECT name FROM tenants ORDER BY id")]


def add_tenant(database: PostgresDatabase, name: str) -> None:
    """Add a tenant with an empty archive; one that is there stays as it is."""
    with transaction(database):
        row = database.ask(
            "INSERT INTO tenants (name) VALUES (%s) ON CONFLICT (name) DO NOTHING RETURNING id",
            [name],
        ).fetchone()
        if row is None:
            return
        former = database.tenant
        database.enter_tenant(row[0])
        values = {**_META, "archive": randbits(_IDENTITY_BITS)}
        database.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", values.items())
        database.enter_tenant(former)


def _version(database: PostgresDatabase) -> int:
    """Return the number of migrations that the database has."""
    if database.ask("SELECT to_regclass('schema_version')").fetchone()[0] is None:
        return 0
    row = database.ask("SELECT max(version) FROM schema_version").fetchone()
    return int(row[0] or 0)


def _refuse_privileged(database: PostgresDatabase) -> None:
    account, is_above = database.ask(
        "SELECT rolname, rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
    ).fetchone()
    if is_above:
        raise faults.privileged_account_error(database.address, account)


def _find_tenant(database: PostgresDatabase, name: str) -> int:
    row = database.ask("SELECT id FROM tenants WHERE name = %s", [name]).fetchone()
    if row is None:
        raise faults.unknown_tenant_error(name, tenants(database))
    return int(row[0])
