"""The real Hub, once, with a throw-away private repository: for whoever has a token and asks for it."""

import os
from pathlib import Path

import pytest

from commonplace import hub
from commonplace.publish import Target, rehearsing
from commonplace.store import Workspace

VARIABLE = "COMMONPLACE_LIVE_TOKEN"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.skipif(not os.environ.get(VARIABLE), reason=f"{VARIABLE} holds no token for the real Hub"),
]


def test_a_rehearsal_passes_on_the_real_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Create, publish, withdraw, purge, look for it, delete: two invented conversations in a private repository."""
    monkeypatch.delenv("HF_ENDPOINT", raising=False)
    monkeypatch.setenv("HF_TOKEN", os.environ[VARIABLE])
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf-home"))
    owner = hub.user_name()
    steps: list[str] = []
    with Workspace.open(tmp_path / "workspace") as workspace:
        done = rehearsing.rehearse(workspace, Target.parse(f"hf:{owner}/unused"), steps.append)
    # The Hub does not promise when deleted things stop to answer, only the calls must be allowed.
    assert done.outcome in {"passed", "pending"}, (done.step, done.facts)
    assert done.deleted
    assert len(steps) == 5
