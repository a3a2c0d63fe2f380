"""A folder that is typed is read on one's own machine, and nowhere else."""

from pathlib import Path

import pytest

from assistant.errors import LoadError, QueryError
from assistant.settings import load_settings
from assistant.ui.access.passwords import hash_password
from assistant.ui.tabs.archive.ingest_panel import _typed_folder


def test_a_folder_of_ones_own_machine_is_taken(tmp_path: Path) -> None:
    folder = tmp_path / "历年 总结"
    folder.mkdir()
    settings = load_settings()
    assert _typed_folder(f' "{folder}" ', settings) == [folder]
    assert _typed_folder("  ", settings) == _typed_folder(None, settings) == []
    with pytest.raises(LoadError, match="找不到"):
        _typed_folder(str(tmp_path / "没有"), settings)


@pytest.mark.parametrize("way", ["space", "users", "host"])
def test_a_folder_of_a_server_is_not(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, object] = {}
    if way == "space":
        monkeypatch.setenv("SPACE_ID", "某处/某页")
    elif way == "users":
        given = {"users": {"王芳": hash_password("梧桐")}}
    else:
        given = {"host": "0.0.0.0"}
    settings = load_settings(**given)
    with pytest.raises(QueryError, match="不能从网页读服务器上的文件夹"):
        _typed_folder("/home", settings)
    assert _typed_folder("", settings) == []
