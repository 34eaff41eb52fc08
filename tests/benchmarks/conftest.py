"""Small corpora of all sets, made once for each worker."""

import pytest
from benchmarks.privacy.corpus import corpus
from benchmarks.privacy.kits import KITS
from benchmarks.privacy.planting import Account, Kit


@pytest.fixture(scope="session", params=sorted(KITS))
def kit(request: pytest.FixtureRequest) -> Kit:
    return KITS[request.param]


@pytest.fixture(scope="session")
def accounts(kit: Kit) -> list[Account]:
    return corpus(kit, 200_000)
