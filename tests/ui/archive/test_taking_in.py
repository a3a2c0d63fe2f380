from pathlib import Path

import pytest

from assistant.errors import QueryError
from assistant.ui.archive.taking_in import _named


def test_a_folder_of_ones_own_machine_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SPACE_ID", raising=False)
    assert _named(" 历年 总结 ") == [Path("历年 总结")]
    assert _named("  ") == _named(None) == []


def test_a_folder_of_a_server_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPACE_ID", "某处/某页")
    with pytest.raises(QueryError, match="不能从网页读服务器上的文件夹"):
        _named("/home")
    assert _named("") == []
