"""Run the command line with ``python -m commonplace``."""

from commonplace.cli import main

if __name__ == "__main__":
    main()
