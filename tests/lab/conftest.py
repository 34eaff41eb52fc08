from tests.collect.conftest import hub
from tests.hub_server.fixtures import hub_server, unrehearsed_hub

__all__ = ["hub", "hub_server", "unrehearsed_hub"]
