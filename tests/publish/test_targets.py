from pathlib import Path

import pytest

from commonplace.errors import UsageError
from commonplace.publish import Target


def test_a_repository() -> None:
    target = Target.parse("hf:some-one/my.chats_2")
    assert (target.kind, target.place, target.name) == ("hf", "some-one/my.chats_2", "my.chats_2")
    assert target.text == target.label == "hf:some-one/my.chats_2"


def test_a_folder_is_the_same_however_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    target = Target.parse("./given/../chats/")
    assert target == Target.parse(str(tmp_path / "chats"))
    assert (target.name, target.label) == ("chats", "folder:chats")
    assert target.folder == tmp_path / "chats"


def test_what_is_recorded_can_be_parsed_again(tmp_path: Path) -> None:
    for text in ("hf:a/b", str(tmp_path / "x")):
        target = Target.parse(text)
        assert Target.parse(target.text) == target


@pytest.mark.parametrize(
    "text", ["", "  ", "/", "hf:", "hf:alone", "hf:a/b/c", "hf:a/", "hf:/b", "hf:a b/c", "hf:../x", "hf:a/.."]
)
def test_what_cannot_be_a_target_is_told(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        Target.parse(text)
    assert caught.value.hint
