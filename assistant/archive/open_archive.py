"""Open the archive that the settings name: in a folder of this machine, or on servers."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from assistant.archive.database.schema import has_database, has_lost_database
from assistant.archive.embedding import Embedder, open_builtin
from assistant.archive.embedding.embedder import OpenEncoder, no_encoder
from assistant.errors import ArchiveError, SettingsError
from assistant.settings import Settings, require_name

if TYPE_CHECKING:
    from assistant.archive.archive import Archive
    from assistant.archive.cluster.cluster_archive import ClusterArchive, ClusterPlace
    from assistant.archive.stored_archive import Notice

_DATABASE_GONE = (
    "档案的数据库 archive.db 不见了，原来收录的报告都查不到，现在另建一个空的档案。"
    "有备份的，请把备份的 archive.db 放回档案文件夹，再收录一次新的文件。"
)


def is_on_servers(settings: Settings) -> bool:
    """Return whether the archive is on servers."""
    return bool(settings.archive.get_secret_value())


def has_archive(settings: Settings) -> bool:
    """Return whether there is an archive; one without reports counts, as does any on servers."""
    return is_on_servers(settings) or has_database(settings.index)


def static_model(settings: Settings) -> Embedder:
    """Return the static model of the archive; on servers it is the built-in one for all tenants.

    Raises SettingsError, ArchiveError where it cannot be read.
    """
    from assistant.archive.adapted_model import static_embedder

    return open_builtin() if is_on_servers(settings) else static_embedder(settings.index)


def open_archive(
    settings: Settings,
    *,
    embedder: Embedder,
    encoder: OpenEncoder = no_encoder,
    notice: Notice,
    create: bool = False,
) -> Archive | ClusterArchive:
    """Return the archive; with `create` a new one where there is none.

    A notice says so where there was one in the folder, and its database is gone. Raises
    ArchiveError.
    """
    if is_on_servers(settings):
        from assistant.archive.cluster.cluster_archive import ClusterArchive

        return ClusterArchive(
            cluster_place(settings), embedder=embedder, encoder=encoder, notice=notice
        )
    from assistant.archive.archive import Archive

    if create and has_lost_database(settings.index):
        notice(_DATABASE_GONE)
    opened = Archive.create_or_open if create else Archive.open
    return opened(settings.index, embedder=embedder, encoder=encoder, notice=notice)


def cluster_place(settings: Settings) -> ClusterPlace:
    """Return where the servers are. Raises SettingsError where one of them is not set."""
    from assistant.archive.cluster.cluster_archive import ClusterPlace

    if not settings.search_engine:
        raise SettingsError(
            "设置了 archive，没有设置 search_engine。",
            hint="请把 search_engine 设为 Milvus 的地址，如 http://主机:19530。",
        )
    return ClusterPlace(
        database=settings.archive.get_secret_value(),
        engine=settings.search_engine,
        tenant=settings.tenant,
        folder=settings.index,
    )


def refuse_own_model(settings: Settings) -> None:
    """Raise ArchiveError where all tenants share one model."""
    if is_on_servers(settings):
        raise ArchiveError(
            "集群档案由各单位共用内置的嵌入模型，还不能单独训练。",
            hint="语义模型照常可用：assistant read。",
        )


def list_tenants(settings: Settings, *, add: str = "") -> list[str]:
    """Return the tenants of the servers, after adding the one named. Raises ArchiveError."""
    if not is_on_servers(settings):
        raise SettingsError(
            "没有设置 archive：本机的档案只属于一个单位。",
            hint="单位只在集群档案里有：先把 archive 设为 PostgreSQL 的地址。",
        )
    from assistant.archive.cluster.cluster_schema import add_tenant, open_server, tenants

    with closing(open_server(settings.archive.get_secret_value())) as database:
        if add:
            require_name(add)
            add_tenant(database, add)
        return tenants(database)
