"""commonplace: give your own conversations with AI assistants to open research.

The rooms of the package and the floors they stand on are drawn in ``docs/architecture.md``.
"""

__all__ = ["NAME", "__version__"]

__version__ = "0.1.0"

NAME = "commonplace"
"""Name of the package, the command, the Hub tag and the workspace folder; it stands only here."""
