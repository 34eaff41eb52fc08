"""Where the workspace is, and what the person set."""

from pathlib import Path

import pytest

from commonplace.errors import UsageError
from commonplace.settings import cache_folder, default_root, load_settings, settings_file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_without_anything_set_the_workspace_is_in_the_users_data_folder(file: Path) -> None:
    settings = load_settings(environment={}, file=file)
    assert settings.root == default_root()
    assert settings.root.is_absolute()
    assert settings.root.name == "commonplace"
    assert "Roaming" not in settings.root.parts
    assert (settings.wait_hours, settings.oauth_client_id, settings.plugins) == (24.0, "", ())


def test_workspaces_may_share_what_can_be_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMMONPLACE_CACHE")
    assert cache_folder(tmp_path) == tmp_path / "cache"
    monkeypatch.setenv("COMMONPLACE_CACHE", "relative")
    assert cache_folder(tmp_path) == tmp_path / "cache"
    monkeypatch.setenv("COMMONPLACE_CACHE", str(tmp_path / "shared"))
    assert cache_folder(tmp_path) == tmp_path / "shared"


def test_the_option_wins_over_the_environment_and_that_over_the_file(file: Path, tmp_path: Path) -> None:
    file.write_text(f'root = "{(tmp_path / "file").as_posix()}"\nwait_hours = 2\nplugins = ["extra"]\n')
    environment = {"COMMONPLACE_ROOT": str(tmp_path / "variable")}
    assert load_settings(environment={}, file=file).root == tmp_path / "file"
    assert load_settings(environment=environment, file=file).root == tmp_path / "variable"
    settings = load_settings(tmp_path / "option", environment=environment, file=file)
    assert settings.root == tmp_path / "option"
    assert (settings.wait_hours, settings.plugins) == (2.0, ("extra",))


def test_nothing_is_read_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "settings.toml").write_text("wait_hours = 1")
    monkeypatch.chdir(tmp_path)
    assert settings_file().is_absolute()
    assert tmp_path not in settings_file().parents
    assert load_settings(environment={}, file=tmp_path / "none" / "settings.toml").wait_hours == 24.0


def test_only_what_was_typed_may_be_relative(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings(Path("here"), environment={}, file=file).root == tmp_path / "here"
    with pytest.raises(UsageError, match="absolute"):
        load_settings(environment={"COMMONPLACE_ROOT": "here"}, file=file)


@pytest.mark.parametrize("text", ["wait_hours = ", 'wait_hours = "long"', "rooot = 1", "\udcff"])
def test_a_settings_file_that_is_not_understood_is_an_error(file: Path, text: str) -> None:
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(UsageError) as caught:
        load_settings(environment={}, file=file)
    assert str(file) in caught.value.facts[0]
