"""The donor's side of the work: bring in, scan, look at, decide."""

from commonplace.review.deciding import (  # noqa: I001 - one line for each module, so that it fits on a screen
    Decided, decide, decide_all, decide_query, keep_value, redact_value, redo, undo,
)  # fmt: skip
from commonplace.review.identity import Machine, add_identity, forget_identity, known_identity, own_identity
from commonplace.review.intake import AddOptions, AddResult, add
from commonplace.review.places import FoundLogs, find_logs
from commonplace.review.presence import Reading, ask_to_pause, reading_now
from commonplace.review.projects import (
    ProjectFacts,
    ProjectGroup,
    answer_project,
    named_project,
    project_groups,
    projects,
)
from commonplace.review.propagating import Propagated, propagate, refused_words
from commonplace.review.querying import FIELDS, parse_query
from commonplace.review.questions import (
    Question, Whose, declare_collection, declare_model, declare_participants, open_questions,
)  # fmt: skip
from commonplace.review.recognising import Recognised, recognise, require_recognisers, unread_by
from commonplace.review.rules import RuleLine, apply_rules, end_rule, make_rule, rules
from commonplace.review.scanning import make_scanner, scan_pending
from commonplace.review.self_test import SelfTest, Survival, self_test
from commonplace.review.view import ConversationView, LeafView, MessageView, Segment, row_view, view

__all__ = [
    "FIELDS", "AddOptions", "AddResult", "ConversationView", "Decided", "FoundLogs", "LeafView", "Machine",
    "MessageView", "ProjectFacts", "ProjectGroup", "Propagated", "Question", "Reading", "Recognised", "RuleLine",
    "Segment", "SelfTest", "Survival", "Whose", "add", "add_identity", "answer_project", "apply_rules",
    "ask_to_pause", "decide", "decide_all", "decide_query", "declare_collection", "declare_model",
    "declare_participants", "end_rule", "find_logs", "forget_identity", "keep_value", "known_identity",
    "make_rule", "make_scanner", "named_project", "open_questions", "own_identity", "parse_query",
    "project_groups", "projects", "propagate", "reading_now", "recognise", "redact_value", "redo",
    "refused_words", "require_recognisers", "row_view", "rules", "scan_pending", "self_test", "undo",
    "unread_by", "view",
]  # fmt: skip
