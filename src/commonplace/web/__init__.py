"""The donor's pages, and the page of spot checks of a lab, served on this machine only."""

from commonplace.web.application import make_application
from commonplace.web.checking import CheckDesk, make_check_application
from commonplace.web.security import Tokens
from commonplace.web.server import serve, serve_pages

__all__ = ["CheckDesk", "Tokens", "make_application", "make_check_application", "serve", "serve_pages"]
