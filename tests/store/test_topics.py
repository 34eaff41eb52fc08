"""Topics of conversations: stored, asked for, counted, and looked for again when the text changes."""

from commonplace.store import Count, Query, Workspace
from tests.store.making import chat


def put(workspace: Workspace, number: int, *topics: str) -> int:
    cid = workspace.conversations.put(chat(f"chat-{number}")).cid
    assert workspace.topics.put(cid, topics, version=1, revision=1)
    return cid


def test_topics_narrow_lists_and_are_counted(workspace: Workspace) -> None:
    first, second, third = (
        put(workspace, number, *topics)
        for number, topics in enumerate((("health", "minors"), ("religion",), ()))
    )
    lists = workspace.conversations
    assert lists.summary(first).topics == ("health", "minors")
    assert lists.summary(third).topics == ()
    assert lists.ids(Query(topic="minors")) == (first,)
    assert set(lists.ids(Query(topic="minors,religion"))) == {first, second}
    assert lists.facets(Query()).topic == (Count("health", 1), Count("minors", 1), Count("religion", 1))
    assert lists.facets(Query(topic="religion")).topic == lists.facets(Query()).topic
    assert lists.facets(Query(text="hello", topic="religion")).client == (Count("chatgpt", 1),)


def test_they_are_looked_for_again_when_the_text_or_the_version_changes(workspace: Workspace) -> None:
    cid = put(workspace, 1, "health")
    assert workspace.topics.behind(1) == ()
    assert workspace.topics.behind(2) == (cid,)
    workspace.conversations.put(chat("chat-1", ("Hello there", "Good morning", "More")))
    assert workspace.topics.behind(1) == (cid,)
    assert not workspace.topics.put(cid, (), version=1, revision=1), "of a text that is gone"
    assert workspace.topics.put(cid, (), version=1, revision=2)
    assert workspace.conversations.ids(Query(topic="health")) == ()


def test_what_is_forgotten_takes_its_topics_along(workspace: Workspace) -> None:
    cid = put(workspace, 1, "health")
    workspace.conversations.forget([cid])
    assert workspace.conversations.facets(Query()).topic == ()
    assert workspace.check() == ()
