from pathlib import Path

from commonplace.sources.claude_code import SOURCE
from commonplace.sources.claude_code.places import log_places, retention, wsl_homes


def folders(home: Path, environment: dict[str, str], platform: str) -> list[str]:
    return [place.path.as_posix() for place in log_places(home, environment, platform)]


def test_linux_places(tmp_path: Path) -> None:
    home = tmp_path.as_posix()
    assert folders(tmp_path, {}, "linux") == [
        f"{home}/.claude/projects",
        f"{home}/.config/claude/projects",
        f"{home}/.config/Claude/local-agent-mode-sessions",
    ]


def test_the_environment_comes_first(tmp_path: Path) -> None:
    found = folders(tmp_path, {"CLAUDE_CONFIG_DIR": "/srv/claude", "XDG_CONFIG_HOME": "/srv/config"}, "linux")
    assert found[0] == "/srv/claude/projects"
    assert "/srv/config/claude/projects" in found


def test_mac_and_windows_places(tmp_path: Path) -> None:
    home = tmp_path.as_posix()
    mac = folders(tmp_path, {}, "darwin")
    assert f"{home}/Library/Application Support/Claude/local-agent-mode-sessions" in mac
    windows = folders(tmp_path, {"APPDATA": "/roaming"}, "win32")
    assert f"{home}/.claude/projects" in windows
    assert "/roaming/Claude/local-agent-mode-sessions" in windows


def test_homes_of_linux_systems_on_windows(tmp_path: Path) -> None:
    (tmp_path / "Ubuntu" / "home" / "ada").mkdir(parents=True)
    (tmp_path / "Debian" / "root").mkdir(parents=True)
    assert wsl_homes(tmp_path) == (tmp_path / "Debian" / "root", tmp_path / "Ubuntu" / "home" / "ada")
    assert wsl_homes(tmp_path / "absent") == ()


def test_retention_is_what_the_settings_say(tmp_path: Path) -> None:
    assert retention(tmp_path) == "deleted about 30 days after last use (cleanupPeriodDays)"
    for content, days in (
        ('{"cleanupPeriodDays": 365}', "365"),
        ('{"cleanupPeriodDays": "x"}', "30"),
        ("{", "30"),
    ):
        (tmp_path / "settings.json").write_text(content)
        assert retention(tmp_path) == f"deleted about {days} days after last use (cleanupPeriodDays)"
    (tmp_path / "settings.json").write_text('{"cleanupPeriodDays": 0}')
    assert "is 0" in retention(tmp_path)


def test_the_source_tells_its_places(tmp_path: Path) -> None:
    assert all(place.client and place.retention for place in SOURCE.places(tmp_path))
