"""What publishing writes passes every check; the hash is that of ``content_sha256``."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from commonplace.collect.verifying.files import FileTask, check_file
from commonplace.collect.verifying.results import FileResult
from commonplace.records import Conversation
from commonplace.records.conversion import RowContext, to_row
from commonplace.records.row import ContentScope
from tests.collect.verifying.mirrors import CONSENT, parquet, row, row_id
from tests.publish.workspaces import Desk, chat, publish, session
from tests.records.conversation_strategies import conversations


def _check(path: Path, *, third_party: bool = False) -> FileResult:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return check_file(FileTask(path=path, sha256=sha256, third_party=third_party, month="2026-11"))


def test_a_published_dataset_passes_and_is_counted_as_its_manifest_says(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "workspace")
    desk.add(chat(1), chat(2), session(3))
    publish(desk, tmp_path / "out")
    (shard,) = (tmp_path / "out" / "data").glob("*.parquet")
    result = _check(shard)
    assert (result.refused, result.rows) == ({}, {})
    assert set(result.notes) <= {"columns-unknown"}
    assert result.counts["messages"] == 9
    assert result.counts["redactions"] > 0


@pytest.mark.parametrize("scope", ["full", "no_tool_output", "user_only"])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(conversation=conversations())
def test_whatever_becomes_a_row_passes(
    scope: ContentScope, conversation: Conversation, tmp_path_factory: pytest.TempPathFactory
) -> None:
    context = RowContext(id=row_id("a"), scope=scope, redaction_version="test", consent=CONSENT)
    made = to_row(conversation, context)
    result = _check(parquet(tmp_path_factory.mktemp("rows"), [made]))
    assert result.refused == {}
    assert set(result.rows) <= {"month-malformed", "month-future"}


def test_rows_of_a_neighbour_need_no_consent_and_no_id_of_ours(tmp_path: Path) -> None:
    path = parquet(tmp_path, [row("a", id="wildchat:1a2b", consent=None)])
    assert _check(path, third_party=True).rows == {}
    assert set(_check(path).rows) == {"consent-missing"}
