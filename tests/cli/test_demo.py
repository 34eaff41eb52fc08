import json
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from commonplace.cli import demo as command
from commonplace.demo import Leftover, Played, play
from commonplace.errors import CommonplaceError


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    result = play(tmp_path_factory.mktemp("played") / "out")
    return msgspec.structs.replace(result, leftovers=())


def run(monkeypatch: pytest.MonkeyPatch, result: Played, *arguments: str) -> tuple[str, list[object]]:
    asked: list[object] = []

    def fake(folder: Path, **options: object) -> Played:
        asked.extend([folder, options["keep_workspace"]])
        return result

    monkeypatch.setattr(command, "play", fake)
    done = CliRunner().invoke(command.demo, arguments, catch_exceptions=False, standalone_mode=False)
    if done.exception:
        raise done.exception
    return done.stdout, asked


def test_it_tells_the_story_on_stdout(played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    told, asked = run(monkeypatch, played)
    assert asked == [Path("commonplace-demo"), False]
    assert "1. Read: 48 conversations" in told
    assert "load_dataset" in told


def test_one_document_with_json(played: Played, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told, asked = run(monkeypatch, played, "--json", "--to", str(tmp_path / "x"), "--keep-workspace")
    assert asked == [tmp_path / "x", True]
    facts = json.loads(told)
    assert facts["left"] == 0
    assert facts["published"] == facts["states"]["included"]


def test_a_leftover_is_an_expected_failure(played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    leaking = msgspec.structs.replace(
        played, leftovers=(Leftover("secret.jwt", "data/x.parquet, row 1, messages/0"),)
    )
    with pytest.raises(CommonplaceError) as raised:
        run(monkeypatch, leaking)
    assert raised.value.exit_code == 1
    assert raised.value.facts == ("secret.jwt in data/x.parquet, row 1, messages/0",)
