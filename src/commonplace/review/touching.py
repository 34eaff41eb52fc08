"""Note which delicate topics each conversation may touch, whenever its text or the list of words changed."""

from collections.abc import Callable

import msgspec

from commonplace.privacy import TOPICS_VERSION, topics_of
from commonplace.records import Conversation
from commonplace.store import Workspace

__all__ = ["note_topics"]

_BATCH = 64
_DECODER = msgspec.msgpack.Decoder(Conversation)


def note_topics(workspace: Workspace, progress: Callable[[str, int, int], None] | None = None) -> int:
    """Look for topics where that was not done yet; returns in how many conversations.

    Cost: one pass over what the person wrote there, and over nothing else; nothing if nothing is new.
    """
    waiting = workspace.topics.behind(TOPICS_VERSION)
    for start in range(0, len(waiting), _BATCH):
        batch = workspace.conversations.encoded(waiting[start : start + _BATCH])
        touched = [(cid, revision, topics_of(_DECODER.decode(encoded))) for cid, revision, encoded in batch]
        with workspace.transaction():
            for cid, revision, topics in touched:
                workspace.topics.put(cid, topics, version=TOPICS_VERSION, revision=revision)
        if progress:
            progress("Looking for delicate topics", start + len(batch), len(waiting))
    return len(waiting)
