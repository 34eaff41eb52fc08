"""The command line: verbs that parse arguments, call one function and print through ``output``."""

__all__ = ["main"]


def main() -> None:
    """Run the command line."""
