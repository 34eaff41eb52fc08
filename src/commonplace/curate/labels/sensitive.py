"""Conversations about delicate topics, as the donor's own review flags them."""

from commonplace.curate.labels.label import Label, Marks
from commonplace.curate.labels.talk import Talk
from commonplace.privacy import SENSITIVE_TOPICS, topics_of
from commonplace.privacy.topics import Topic
from commonplace.records import Conversation, Message, Provenance, Text

__all__ = ["SENSITIVE", "topics"]

_PROVENANCE = Provenance(collection="unknown", source_format="row", parser="row", parser_version=1)


def topics(talk: Talk) -> tuple[Topic, ...]:
    """Delicate topics of the person's own words, in the order of ``privacy.TOPICS``."""
    said = tuple(
        Message(id=f"m{at}", parent=None, role="user", parts=(Text(talk.turns[at].content),))
        for at in talk.asked
        if talk.turns[at].content
    )
    if not said:
        return ()
    return topics_of(
        Conversation(
            source="row",
            provider="",
            client="",
            surface="unknown",
            native_id="",
            messages=said,
            leaf=None,
            provenance=_PROVENANCE,
        )
    )


def _scores(talk: Talk) -> Marks:
    found = topics(talk)
    if not found:
        return []
    return [(-1, 1.0 if SENSITIVE_TOPICS.intersection(found) else 0.5)]


SENSITIVE = Label(
    name="sensitive",
    meaning="What the person wrote touches a delicate topic.",
    scale="1 health, sexuality, religion, self-harm or minors; .5 law, immigration or an employer's matters",
    of="conversation",
    scores=_scores,
    source="Regulation (EU) 2016/679, article 9(1)",
    true=(
        (
            "user: my therapist changed my medication after the panic attack, is that normal?",
            "assistant: Ask them.",
        ),
    ),
    false=(
        ("user: how do I bake bread?", "assistant: With flour."),
        ("user: x", "assistant: My therapist changed my medication after the panic attack."),
    ),
)
