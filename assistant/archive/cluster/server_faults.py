"""Explain in the user's words why a server refused."""

from __future__ import annotations

from urllib.parse import urlsplit

from assistant.errors import ArchiveError

_KEPT = "此前报告“已收录”的都在，恢复后再运行一次即可。"


def shown_address(address: str) -> str:
    """Return an address without name and password.

    >>> shown_address("postgresql://office:secret@db.local:5432/archive")
    'db.local:5432/archive'
    """
    parts = urlsplit(address)
    return f"{parts.netloc.rpartition('@')[2]}{parts.path}" if parts.netloc else address


def wrong_address_error(address: str) -> ArchiveError:
    """Return the error for an address that is none."""
    return ArchiveError(
        f"档案数据库的地址写得不对：{shown_address(address)}",
        hint="设置 archive 写成 postgresql://用户名:密码@主机:5432/数据库名，"
        "密码里的特殊字符要写成 %XX。",
    )


def wrong_password_error(address: str) -> ArchiveError:
    """Return the error for a refused user name or password."""
    return ArchiveError(
        f"档案数据库不接受这个用户名或密码：{shown_address(address)}",
        hint="请核对设置 archive 里的用户名和密码（密码里的特殊字符要写成 %XX），或请管理员重设。",
    )


def absent_database_error(address: str) -> ArchiveError:
    """Return the error for a database that the server does not have."""
    return ArchiveError(
        f"服务器上没有这个数据库：{shown_address(address)}",
        hint="请管理员先建好空的数据库（CREATE DATABASE），或核对设置 archive 里的数据库名。",
    )


def database_down_error(address: str) -> ArchiveError:
    """Return the error for a database server that does not answer, or broke off."""
    return ArchiveError(
        f"连不上档案数据库：{shown_address(address)}",
        hint=f"请确认 PostgreSQL 已启动、网络通畅，地址与设置 archive 一致。{_KEPT}",
    )


def database_refused_error(address: str, reason: str) -> ArchiveError:
    """Return the error for a statement that the server cannot or may not execute."""
    return ArchiveError(
        f"档案数据库没有完成操作：{reason}（{shown_address(address)}）",
        hint=f"请把这句话交给数据库管理员：多半是磁盘满了，或账号没有权限。{_KEPT}",
    )


def privileged_account_error(address: str, account: str) -> ArchiveError:
    """Return the error for an account to which the bounds between tenants do not apply."""
    return ArchiveError(
        f"数据库账号 {account} 权限过大，各单位的档案会互相看得到：{shown_address(address)}",
        hint="请为本程序另建一个普通账号（不要 SUPERUSER、BYPASSRLS），由它拥有这个数据库。",
    )


def newer_database_error(address: str) -> ArchiveError:
    """Return the error for a database that a newer program set up."""
    return ArchiveError(
        f"档案数据库由更新版本的程序建立：{shown_address(address)}",
        hint="请升级本程序，再打开它；数据都在，没有改动。",
    )


def unknown_tenant_error(tenant: str, known: list[str]) -> ArchiveError:
    """Return the error for a tenant that the database does not have."""
    others = f"已有的单位：{'、'.join(known)}。" if known else ""
    return ArchiveError(
        f"档案数据库里没有这个单位：{tenant}",
        hint=f"{others}请核对设置 tenant，或由管理员运行 assistant tenants --add 名称。",
    )


def absent_extra_error(package: str) -> ArchiveError:
    """Return the error for a library of the extra that is not installed."""
    return ArchiveError(
        f"集群档案需要的组件没有安装：{package}",
        hint='请运行 pip install "report-drafting-assistant[cluster]"；'
        "或去掉设置 archive，使用本机的档案。",
    )


def wrong_engine_address_error(address: str) -> ArchiveError:
    """Return the error for an address of a search engine that is none."""
    return ArchiveError(
        f"检索引擎的地址写得不对：{shown_address(address)}",
        hint="设置 search_engine 写成 http://主机:19530；试用时可以写一个 .db 文件的路径，"
        "它所在的文件夹要先建好。",
    )


def engine_down_error(address: str) -> ArchiveError:
    """Return the error for a search engine that does not answer."""
    return ArchiveError(
        f"连不上检索引擎：{shown_address(address)}",
        hint=f"请确认 Milvus 已启动、网络通畅，地址与设置 search_engine 一致。{_KEPT}",
    )


def engine_refused_error(address: str, reason: str) -> ArchiveError:
    """Return the error for a request that the search engine refuses."""
    return ArchiveError(
        f"检索引擎没有完成操作：{reason}（{shown_address(address)}）",
        hint="请稍候再试；仍然不行时运行 assistant reindex，从数据库重建它的内容。",
    )
