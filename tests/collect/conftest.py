from pathlib import Path

import pytest

from commonplace.collect import Mirror
from tests.hub_server import HubServer
from tests.hub_server.fixtures import both_ways, hub_server, unrehearsed_hub

__all__ = ["both_ways", "hub", "hub_server", "mirror", "unrehearsed_hub"]


@pytest.fixture
def hub(hub_server: HubServer) -> HubServer:
    """A Hub that a lab reads, with an account of its own."""
    hub_server.user = hub_server.hub.add_user("lab")
    return hub_server


@pytest.fixture
def mirror(tmp_path: Path) -> Mirror:
    return Mirror(tmp_path / "mirror")
