"""What holds for all tests."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from commonplace.settings import CACHE_VARIABLE

# Machines that share their cores would fail a deadline that says nothing about the code.
settings.register_profile("commonplace", deadline=None)
settings.load_profile("commonplace")


def pytest_configure(config: pytest.Config) -> None:
    """All workspaces of all test processes share the compiled rules, which follow from the rules alone."""
    folder = config.rootpath / ".pytest_cache" / "rules"
    os.environ.setdefault(CACHE_VARIABLE, str(Path(folder)))
