"""A page that cannot be served is refused before anything is built."""

import socket
from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.ui.access.listen_address import require_address, require_folder


def test_a_port_that_is_taken_is_refused_with_a_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=f"{port} 端口：已经被占用") as refusal:
            require_address("127.0.0.1", port)
        assert "--port" in refusal.value.hint
    require_address("127.0.0.1", port)
    require_address("127.0.0.1", None)


@pytest.mark.parametrize(
    "host",
    [
        pytest.param("203.0.113.9", id="of another machine"),
        pytest.param("no such name", id="no name"),
    ],
)
def test_an_address_that_this_machine_has_not_is_refused(host: str) -> None:
    with pytest.raises(SettingsError, match=host):
        require_address(host, None)


def test_a_folder_for_uploads_is_made_or_refused(tmp_path: Path) -> None:
    require_folder(tmp_path / "new" / "folder")
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="临时文件夹不能写") as refusal:
        require_folder(tmp_path / "file" / "folder")
    assert "GRADIO_TEMP_DIR" in refusal.value.hint
