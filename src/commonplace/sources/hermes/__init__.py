"""Sessions of Hermes Agent: its exports and its database."""

from commonplace.sources.hermes.source import Hermes

__all__ = ["SOURCE"]

SOURCE = Hermes()
