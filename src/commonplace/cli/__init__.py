"""The command line: verbs that parse arguments, call one function and print through ``output``."""

from commonplace.cli.app import main

__all__ = ["main"]
