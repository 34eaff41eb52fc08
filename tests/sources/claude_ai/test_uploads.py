from pathlib import Path

import pytest

from commonplace.records import Attachment
from tests.sources.claude_ai.exports import answer, chat, message, read_records, tally_of


def uploads(tmp_path: Path, **fields: object) -> list[object]:
    return list(
        answer(read_records([chat(message("m", "human", text="See.", **fields))], tmp_path)).parts[1:]
    )


def test_extracted_text_makes_a_document(tmp_path: Path) -> None:
    attachment = {
        "file_name": "a.py",
        "file_type": "text/x-python",
        "file_size": 9,
        "extracted_content": "print(1)",
    }

    assert uploads(tmp_path, attachments=[attachment]) == [
        Attachment(kind="document", mime="text/x-python", name="a.py", size=9, text="print(1)")
    ]


def test_files_that_only_repeat_attachments_are_counted(tmp_path: Path) -> None:
    fields = {
        "attachments": [{"file_name": "a.txt"}],
        "files": [{"file_name": "a.txt"}, {"file_name": "a.txt"}],
    }

    events = read_records([chat(message("m", "human", text="See.", **fields))], tmp_path)

    assert [part.name for part in answer(events).parts[1:] if isinstance(part, Attachment)] == [
        "a.txt",
        "a.txt",
    ]
    assert tally_of(events).dropped == {"twin": 1}


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ({"file_name": "a.PNG"}, "image"),
        ({"file_name": "a", "file_kind": "image"}, "image"),
        ({"file_name": "a", "file_kind": "document"}, "document"),
        ({"file_name": "a.mp3"}, "audio"),
        ({"file_name": "a.mp4"}, "video"),
        ({"file_name": "a.pdf"}, "document"),
        ({"file_name": "a.zip"}, "file"),
        ({"file_name": ""}, "file"),
        ({}, "file"),
    ],
)
def test_kinds_of_files(tmp_path: Path, file: dict[str, object], kind: str) -> None:
    (part,) = uploads(tmp_path, files=[file])

    assert isinstance(part, Attachment)
    assert part.kind == kind


def test_mime_types_are_kept_and_bare_endings_are_not(tmp_path: Path) -> None:
    image, notes = uploads(
        tmp_path,
        attachments=[{"file_type": "image/webp", "file_size": -1}, {"file_type": "txt", "file_size": "9"}],
    )

    assert image == Attachment(kind="image", mime="image/webp")
    assert notes == Attachment(kind="file")
