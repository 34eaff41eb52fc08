"""A workspace with the page on it, and the acts that tests of the page need."""

import time
from html import unescape
from pathlib import Path

from commonplace.privacy import IdentityTerm
from commonplace.records import Conversation
from commonplace.review import Machine, add_identity, scan_pending
from commonplace.store import Query, Summary, Workspace, note_key_later, note_of_age
from commonplace.web import Tokens, make_application
from tests.publish.workspaces import MAIL, NAME
from tests.web.calling import Answer, Browser

MACHINE = Machine(Path("/home/nobody"), {}, ())
"""A machine of which nothing is known, so that tests do not depend on the one they run on."""

TERMS = (IdentityTerm("name", NAME, "test"), IdentityTerm("email", MAIL, "test"))


class Desk:
    """Attributes: the open ``workspace``, the ``browser`` that is let in, and ``later``, seconds to skip."""

    def __init__(self, root: Path) -> None:
        self.later = 0.0
        self.workspace = Workspace.open(root, clock=lambda: time.time() + self.later)
        add_identity(self.workspace, TERMS)
        note_of_age(self.workspace, "terminal")
        note_key_later(self.workspace)
        self.tokens = Tokens()
        self.application = make_application(self.workspace, self.tokens, machine=MACHINE)
        self.browser = Browser(self.application, self.tokens)

    def add(self, *conversations: Conversation, include: bool = False, scan: bool = True) -> list[int]:
        """Store conversations, scan and choose them if told to."""
        cids = [self.workspace.conversations.put(each).cid for each in conversations]
        if scan:
            scan_pending(self.workspace, MACHINE)
        if include:
            self.workspace.decisions.set_state(cids, "included", "opened")
        return cids

    def summary(self, cid: int) -> Summary:
        return self.workspace.conversations.summary(cid)

    def states(self) -> dict[int, str]:
        rows = self.workspace.conversations.page(Query(limit=None)).rows
        return {row.cid: row.state for row in rows}

    def live(self, answer: Answer) -> str:
        """The line about what happened on the page that a decision leads to."""
        page = self.browser.follow(answer)
        return unescape(page.text.split('aria-live="polite">')[1].split("</p>")[0])
