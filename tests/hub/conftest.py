from tests.hub_server.fixtures import both_ways, hub_server

__all__ = ["both_ways", "hub_server"]
