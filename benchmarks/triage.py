"""How many decisions a donor needs for ten thousand conversations, and how good the selection is then.

    python benchmarks/triage.py [--conversations 10000] [--seed 1]

A made-up donor has 10,000 conversations, of which the plant says whether each is fit to be given. They know their own
life: which owners are employers, whom they would never expose, and since when they are of age. They use what the page
offers (answers about projects, rules of a view, one decision for all that is left, samples), look at what a sample
shows, and make a rule of the most telling word of what they mind, until a sample shows nothing. Each answer, rule,
bulk decision and reaction to a sample counts as a decision; what they looked at is counted apart. All of it is real:
scan, topics, guards, draws.
Stories that the donor does not think of beforehand are found by samples only, and some have no word in common.
"""

import argparse
import random
import tempfile
import time
from collections import Counter
from pathlib import Path

import msgspec

from commonplace.privacy import SENSITIVE_TOPICS
from commonplace.records import Conversation, Message, Project, Provenance, Text
from commonplace.review import Machine, answer_project, decide_all, make_rule, named_project, scan_pending
from commonplace.review.projects import apply_project_rules
from commonplace.review.sampling import Leak, bound_words, draw, note_leak, note_seen, sample_now
from commonplace.store import Query, Workspace

MACHINE = Machine(Path("/home/donor"), {}, ())
PROVENANCE = Provenance(
    collection="official_export", source_format="benchmark", parser="benchmark", parser_version=1
)
SAMPLE = 300
MOST_ROUNDS = 20

SUBJECTS = ("tomatoes", "a parser", "the tides", "sourdough", "matrix rank", "old bridges", "chess openings", "regular "
            "expressions", "a bookshelf", "verb endings", "bird calls", "solar panels", "a sorted list")  # fmt: skip
ASKS = ("How do I begin with {}?", "Explain {} to a beginner.", "What is the history of {}?", "Compare two ways to "
        "think about {}.", "Write a short quiz about {}.", "Which mistake is most common with {}?")  # fmt: skip

STORIES = {
    "health": ("I was diagnosed with lupus and my chemotherapy begins soon", "My psychiatrist raised the dose of "
               "my antidepressant", "The biopsy says it is a tumour and I need surgery"),
    "kestrel": ("Kestrel ships on Monday and the board must not know", "Draft the layoff mail of the Kestrel team",
                "Which Kestrel customers pay late?"),
    "mirela": ("Mirela told me that she will leave her husband", "How can I help Mirela with her debts?"),
    "landlord": ("My landlord Oberdorfer wants me out, what do I answer?", "May Oberdorfer keep the deposit?"),
    "custody": ("The hearing about custody of my daughter is next week", "What do I tell the court about custody?"),
    "novel": ("Chapter nine of Saltmarsh, my unpublished novel, goes on here", "Make the end of Saltmarsh sadder"),
    "salary": ("Is my salary of four thousand fair in Graz?", "How do I ask for a higher salary at my review?"),
    "choir": ("The treasurer of our choir takes money, what now?", "Write to the choir about the missing money"),
}  # fmt: skip
KNOWN = ("kestrel", "mirela")
"""What the donor thinks of before they look at anything."""

WEIGHTS = {
    "health": 600,
    "kestrel": 500,
    "mirela": 250,
    "landlord": 150,
    "custody": 100,
    "novel": 200,
    "salary": 120,
    "choir": 60,
}
STRAYS = 15
"""Unfit ones that have nothing in common: no rule can name them, and only chance shows one."""

OWNERS = {"acme-corp": 1200, "initech": 700}
OPEN_SOURCE = ("heron", "lamplight", "gridlock", "pinecone", "tidepool")


class Planted(msgspec.Struct, frozen=True):
    """A conversation, and the story for which it is not fit; empty if it is."""

    conversation: Conversation
    story: str = ""


def conversation(number: int, words: str, project: Project | None, start: float) -> Conversation:
    """One question and its answer."""
    texts = ((words, "user"), (f"Here is one way to look at it, number {number}.", "assistant"))
    messages = tuple(
        Message(
            id=f"{number}-{index}",
            parent=f"{number}-{index - 1}" if index else None,
            role=role,  # type: ignore[arg-type]
            parts=(Text(text),),
            created=start + index,
        )
        for index, (text, role) in enumerate(texts)
    )
    return Conversation(
        source="chatgpt",
        provider="openai",
        client="codex" if project else "chatgpt",
        surface="cli" if project else "web",
        native_id=f"triage-{number}",
        provenance=PROVENANCE,
        messages=messages,
        leaf=messages[-1].id,
        created=start,
        updated=start + 1,
        project=project,
    )


def plant(count: int, seed: int) -> list[Planted]:
    """The donor's conversations, in random order."""
    chance = random.Random(seed)
    kinds = [story for story, weight in WEIGHTS.items() for _ in range(weight * count // 10_000)]
    kinds += [owner for owner, weight in OWNERS.items() for _ in range(weight * count // 10_000)]
    kinds += ["school"] * (400 * count // 10_000)
    kinds += ["stray"] * (STRAYS * count // 10_000)
    kinds += [""] * (count - len(kinds))
    chance.shuffle(kinds)
    made = []
    for number, kind in enumerate(kinds):
        words = chance.choice(ASKS).format(chance.choice(SUBJECTS))
        start = chance.uniform(1.3e9, 1.45e9) if kind == "school" else chance.uniform(1.5e9, 1.78e9)
        project = None
        if kind in STORIES:
            words = (
                f"{words} {chance.choice(STORIES[kind])}"
                if chance.random() < 0.5
                else chance.choice(STORIES[kind])
            )
        elif kind == "stray":
            words = (
                f"Nobody may ever read what I think of {chance.choice(SUBJECTS)} and of neighbour {number}"
            )
        elif kind in OWNERS:
            name = f"service-{chance.randrange(12)}"
            project = Project(name=name, remote=f"https://github.com/{kind}/{name}.git")
        elif not kind and chance.random() < 0.4:
            name = chance.choice(OPEN_SOURCE)
            project = Project(name=name, remote=f"https://github.com/donor/{name}.git")
        made.append(Planted(conversation(number, words, project, start), kind))
    return made


class Donor:
    """Decides as a person would who knows their own life; ``decisions`` and ``looked`` count."""

    def __init__(self, workspace: Workspace, stories: dict[int, str]) -> None:
        self.workspace = workspace
        self.stories = stories
        self.decisions: list[str] = []
        self.looked = 0

    def rule(self, query: Query) -> None:
        """Leave something out, now and later."""
        self.decisions.append(make_rule(self.workspace, "left_out", query).words)

    def begin(self) -> None:
        """All that can be decided before anything was opened."""
        for owner in (*OWNERS, "donor"):
            place = named_project(self.workspace, f"github.com/{owner}")
            answer_project(self.workspace, place, "personal" if owner == "donor" else "work")
            self.decisions.append(f"project: {owner}")
        for topic in sorted(SENSITIVE_TOPICS):
            if self.workspace.conversations.page(Query(topic=topic, limit=0)).total:
                self.rule(Query(topic=topic))
        self.rule(Query(before="2016"))
        for word in KNOWN:
            self.rule(Query(text=word))
        self.include()

    def include(self) -> None:
        """All that nobody has decided about."""
        decide_all(self.workspace, Query(state="new", limit=None), "included")
        self.decisions.append("include what is left")

    def sample(self) -> bool:
        """Go through one sample until something is to be minded; returns whether nothing was."""
        for cid in draw(self.workspace, SAMPLE).cids:
            self.looked += 1
            story = self.stories[cid]
            if not story:
                note_seen(self.workspace, cid)
                continue
            if story in STORIES:
                self.rule(Query(text=self.telling(cid)))
            if sample_now(self.workspace)[1]:
                note_leak(self.workspace, Leak(cid=cid), MACHINE)
                self.decisions.append("hold one")
            return False
        return True

    def telling(self, cid: int) -> str:
        """The word of a conversation that fewest others have; a person would take the name or the subject."""
        texts = [
            part.text
            for part in self.workspace.conversations.get(cid).messages[0].parts
            if isinstance(part, Text)
        ]
        words = {word.strip("?.,").lower() for word in " ".join(texts).split()}
        told = [word for word in words if any(word in line.lower() for line in STORIES[self.stories[cid]])]
        common = Counter(word for line in sum(STORIES.values(), ()) for word in line.lower().split())
        mine = Counter(
            word.strip("?.,").lower() for line in STORIES[self.stories[cid]] for word in line.split()
        )
        return max(
            (word for word in told if len(word) > 4), key=lambda word: (mine[word], -common[word], word)
        )


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--conversations", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder) / "workspace") as workspace:
        planted = plant(options.conversations, options.seed)
        with workspace.transaction():
            stories = {workspace.conversations.put(each.conversation).cid: each.story for each in planted}
        scan_pending(workspace, MACHINE)
        apply_project_rules(workspace, MACHINE)
        begun = time.perf_counter()
        donor = Donor(workspace, stories)
        donor.begin()
        rounds = 1
        while not donor.sample() and rounds < MOST_ROUNDS:
            rounds += 1
        included = set(workspace.conversations.ids(Query(state="included", limit=None)))
        fit = {cid for cid, story in stories.items() if not story}
        unfit = stories.keys() - fit
        print(
            f"decisions        {len(donor.decisions)}, and {donor.looked:,} conversations looked at in {rounds} samples"
        )
        print(
            f"fit included     {len(fit & included):,} of {len(fit):,}, {len(fit & included) / len(fit):.2%}"
        )
        print(
            f"unfit included   {len(unfit & included):,} of {len(unfit):,}, {len(unfit & included) / len(unfit):.2%}"
        )
        print(f"left of          {dict(Counter(stories[cid] for cid in unfit & included))}")
        print(f"time             {time.perf_counter() - begun:.1f} s of the program")
        print(bound_words(len(included), min(SAMPLE, len(included))))


if __name__ == "__main__":
    main()
