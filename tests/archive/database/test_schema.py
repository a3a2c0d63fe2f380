from assistant.archive.archive_records import FORMAT_VERSION
from assistant.archive.database.schema import _MIGRATIONS


def test_each_migration_counts_as_a_version() -> None:
    assert len(_MIGRATIONS) == FORMAT_VERSION
