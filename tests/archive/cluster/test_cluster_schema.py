"""What the database server refuses is said in one sentence, with a way out, and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.archive.cluster.cluster_schema import add_tenant, open_cluster, open_server, tenants
from assistant.errors import ArchiveError
from tests.archive.servers import ACCOUNT, DATABASE, PASSWORD, PostgresServer, Servers

Address = Callable[[PostgresServer], str]


def other_port(server: PostgresServer) -> str:
    return server.address.replace(str(server.port), "1")


@pytest.mark.parametrize(
    ("address", "message", "hint"),
    [
        pytest.param(
            lambda one: one.address.replace(PASSWORD, "wrong"), "不接受", "密码", id="password"
        ),
        pytest.param(
            lambda one: one.address.replace(ACCOUNT, "nobody"), "不接受", "用户名", id="account"
        ),
        pytest.param(
            lambda one: one.address.replace(f"/{DATABASE}", "/none"),
            "没有",
            "CREATE",
            id="database",
        ),
        pytest.param(other_port, "连不上", "已启动", id="down"),
        pytest.param(lambda _: "postgresql://a b", "写得不对", "postgresql://", id="no address"),
        pytest.param(lambda one: one.admin_address, "权限过大", "普通账号", id="above the bounds"),
    ],
)
def test_a_refused_connection(
    postgres: PostgresServer, address: Address, message: str, hint: str
) -> None:
    with pytest.raises(ArchiveError, match=message) as refusal:
        open_server(address(postgres))
    assert hint in refusal.value.hint
    assert PASSWORD not in str(refusal.value) + refusal.value.hint


def test_an_unknown_tenant_is_told_of_the_known_ones(servers: Servers) -> None:
    known = servers.new_tenant()
    with pytest.raises(ArchiveError, match="没有这个单位：丙局") as refusal:
        open_cluster(servers.postgres.address, "丙局")
    assert known in refusal.value.hint


def test_a_tenant_is_added_once(servers: Servers) -> None:
    name = servers.new_tenant()
    database = open_server(servers.postgres.address)
    before = tenants(database)
    add_tenant(database, name)
    assert tenants(database) == before
    database.close()


def test_a_database_of_a_newer_program_is_left_alone(
    postgres: PostgresServer, tmp_path: Path
) -> None:
    postgres.execute(f"CREATE DATABASE newer OWNER {ACCOUNT}")
    address = postgres.address.replace(f"/{DATABASE}", "/newer")
    database = open_server(address)
    database.ask("UPDATE schema_version SET version = 99")
    with pytest.raises(ArchiveError, match="更新版本") as refusal:
        open_server(address)
    assert "升级" in refusal.value.hint
    assert database.ask("SELECT version FROM schema_version").fetchall() == [(99,)]
    database.close()


def test_setting_up_that_breaks_off_is_done_anew(
    postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    postgres.execute(f"CREATE DATABASE halved OWNER {ACCOUNT}")
    address = postgres.address.replace(f"/{DATABASE}", "/halved")
    with monkeypatch.context() as patch:
        patch.setattr(
            "assistant.archive.cluster.postgres.PostgresDatabase.run_script",
            lambda database, script: database.ask(script.split(";")[0]) and 1 / 0,
        )
        with pytest.raises(ZeroDivisionError):
            open_server(address)
    database = open_server(address)
    assert tenants(database) == ["默认"]
    database.close()
