"""The donor's pages, served on this machine only."""

from commonplace.web.application import make_application
from commonplace.web.security import Tokens
from commonplace.web.server import serve

__all__ = ["Tokens", "make_application", "serve"]
