"""Small facts."""

from commonplace.store import Workspace


def test_a_fact_comes_back_as_its_type_or_as_the_default(workspace: Workspace) -> None:
    facts = workspace.facts
    assert facts.get("publish.last-target", str, "none") == "none"
    facts.set("publish.last-target", "hf:ann/chats")
    facts.set("review.rules", [{"client": "codex"}])
    assert facts.get("publish.last-target", str, "none") == "hf:ann/chats"
    assert facts.get("review.rules", list[dict[str, str]], []) == [{"client": "codex"}]
    assert facts.get("review.rules", int, 3) == 3
    facts.set("review.rules", None)
    assert facts.get("review.rules", list[dict[str, str]], []) == []
