from pathlib import Path

import pytest

from commonplace.privacy import Identity, Scanner
from commonplace.settings import cache_folder


@pytest.fixture(scope="session", autouse=True)
def compiled_rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the compiled rules; what is read from there need not be compiled in this process."""
    folder = cache_folder(tmp_path_factory.getbasetemp())
    Scanner(Identity(), bytes(32), cache=folder)
    return folder
