"""What holds for all tests."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from commonplace.settings import CACHE_VARIABLE

# Machines that share their cores would fail a deadline that says nothing about the code.
settings.register_profile("search", deadline=None)
# Whether a change lands follows from the change and not from what is drawn that day; `make search` draws anew.
settings.register_profile("commonplace", deadline=None, derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "commonplace"))


def pytest_configure(config: pytest.Config) -> None:
    """All workspaces of all test processes share the compiled rules, which follow from the rules alone."""
    folder = config.rootpath / ".pytest_cache" / "rules"
    os.environ.setdefault(CACHE_VARIABLE, str(Path(folder)))
