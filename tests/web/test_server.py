import socket
from pathlib import Path

import pytest

from commonplace.errors import UsageError
from commonplace.store import Workspace
from commonplace.web import Tokens, make_application, serve
from commonplace.web.server import ADDRESS, make_server


def test_a_port_that_is_taken_is_said_before_anything_is_announced(tmp_path: Path) -> None:
    announced: list[str] = []
    with socket.create_server((ADDRESS, 0)) as taken, Workspace.open(tmp_path / "workspace") as workspace:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"port {port} cannot be used"):
            serve(workspace, port=port, open_browser=False, announce=announced.append)
    assert announced == []


def test_nothing_is_logged_and_no_proxy_is_believed(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "workspace") as workspace:
        config = make_server(make_application(workspace, Tokens())).config
    assert (config.log_level, config.access_log, config.proxy_headers) == ("critical", False, False)
    assert (config.server_header, config.ws) == (False, "none")
    assert ADDRESS == "127.0.0.1"
