"""Session files of Pi and of agents built on it: a shape that several sources share."""

from commonplace.sources.pi_sessions.detection import Sight, look
from commonplace.sources.pi_sessions.families import Dialect, read_sessions

__all__ = ["Dialect", "Sight", "look", "read_sessions"]
