"""How hard a conversation was, and how many turns it took, by what can be counted."""

from commonplace.curate.labels.feedback import corrections, thanks
from commonplace.curate.labels.label import Label, Marks
from commonplace.curate.labels.outcomes import TESTS_PASSED, failures
from commonplace.curate.labels.talk import Talk

__all__ = ["DIFFICULTY", "RESOLVED", "turns_to_resolution"]

_HARD = ("prove", "optimi", "architect", "concurren", "distributed", "derive", "algorithm", "refactor", "race condition", "proof", "theorem", "legacy", "migrat",
         "beweis", "démontr", "demuestra", "докажи", "证明", "算法", "証明")  # fmt: skip


def turns_to_resolution(talk: Talk) -> int | None:
    """Turns of the person until they accept an answer for the last time, or tests pass for the last time.

    A proxy: None where nothing says that anything was resolved, or where a correction follows.
    """
    accepted = [at for at, score in thanks(talk) if score >= 0.7]
    passed = [at for at, _ in TESTS_PASSED.scores(talk)]
    ends = max([*accepted, *passed], default=-1)
    if ends < 0 or any(at > ends for at, _ in corrections(talk)):
        return None
    return sum(1 for at in talk.asked if at < ends)


def _difficulty(talk: Talk) -> Marks:
    asked = len(talk.asked)
    if not asked:
        return []
    request = talk.request
    size = len(talk.turns[talk.asked[0]].content)
    failed = sum(1 for _, score in failures(talk) if score >= 0.7)
    corrected = sum(1 for _ in corrections(talk))
    thought = sum(len(talk.turns[at].reasoning or "") for at in talk.answers)
    points = (
        0.15 * min(size / 1_500, 1.0)
        + 0.15 * min((asked - 1) / 8, 1.0)
        + 0.15 * min(corrected / 3, 1.0)
        + 0.20 * min(failed / 4, 1.0)
        + 0.15 * min(thought / 6_000, 1.0)
        + 0.20 * min(sum(word in request for word in _HARD) / 2, 1.0)
    )
    return [(-1, round(points, 3))] if points >= 0.001 else []


def _resolved(talk: Talk) -> Marks:
    turns = turns_to_resolution(talk)
    return [] if turns is None else [(-1, round(1 / max(turns, 1), 3))]


DIFFICULTY = Label(
    name="difficulty",
    meaning="The conversation was hard, as far as lengths, corrections and failures tell.",
    scale="a sum of proxies: length of the first request .15, turns .15, corrections .15, failed commands .2, length of reasoning .15, "
    "hard words .2; an order, no measure",
    of="conversation",
    scores=_difficulty,
    least=0.3,
    true=(
        ("user: prove that the algorithm is optimal", "assistant: 1", "user: no, wrong", "assistant: 2", "user: no, that's wrong", "assistant: 3"),
        ("user: migrate and refactor it", "call: make", "tool(status=error): x", "call: make", "tool(status=error): x", "call: make", "tool(status=error): x"),
    ),
    false=(("user: hi", "assistant: Hello."), ("user: what is the capital of Peru?", "assistant: Lima.")),
)  # fmt: skip

RESOLVED = Label(
    name="resolved",
    meaning="The person accepted an answer, or tests passed, and nothing was corrected after.",
    scale="1 divided by the turns of the person until then",
    of="conversation",
    scores=_resolved,
    least=0.1,
    true=(("user: x", "assistant: y", "user: thanks!"), ("user: fix it", "call: pytest", "tool: 3 passed in 0.1s", "assistant: Done.")),
    false=(("user: x", "assistant: y"), ("user: x", "assistant: y", "user: thanks!", "assistant: z", "user: no, that's wrong")),
)  # fmt: skip
