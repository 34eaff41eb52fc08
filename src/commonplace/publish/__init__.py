"""From included conversations to a dataset in a folder or on the Hub: prepare, confirm, send; withdraw; export."""

from commonplace.publish import published, recreating, rehearsing
from commonplace.publish.answers import SIGN_WITH, Answers, SignWith
from commonplace.publish.choosing import Chosen
from commonplace.publish.confirming import LEAST_DIGITS, confirm
from commonplace.publish.expecting import Expected
from commonplace.publish.exporting import Exported, export
from commonplace.publish.giving import CHOICES, with_choices
from commonplace.publish.notices import notices_of
from commonplace.publish.plan import Plan, StagedRow
from commonplace.publish.plans import Account, Stated, accounts_of, declare_plan
from commonplace.publish.preview import staged_list, staged_rows
from commonplace.publish.receipt import Receipt
from commonplace.publish.replacing import REPLACEMENTS, ReplaceWith
from commonplace.publish.rows import AGENT_SURFACES, Progress
from commonplace.publish.scoring import AccountScores
from commonplace.publish.seeing import OFFERED, SEEN_BY, Telling, proposal_words, seen_by, telling_names
from commonplace.publish.sending import send
from commonplace.publish.staging import Staged, prepare, staged
from commonplace.publish.targets import Target
from commonplace.publish.withdrawal import BACK_AS_A_WHOLE, WithdrawalPlan, Withdrawn
from commonplace.publish.withdrawing import withdraw

__all__ = [
    "AGENT_SURFACES", "BACK_AS_A_WHOLE", "CHOICES", "LEAST_DIGITS", "OFFERED", "REPLACEMENTS",
    "SEEN_BY", "SIGN_WITH", "Account", "AccountScores", "Answers", "Chosen", "Expected", "Exported", "Plan", "Progress",
    "Receipt", "ReplaceWith", "SignWith", "Staged", "StagedRow", "Stated", "Target", "Telling",
    "WithdrawalPlan", "Withdrawn", "accounts_of", "confirm", "declare_plan", "export", "notices_of",
    "prepare", "proposal_words", "published", "recreating", "rehearsing", "seen_by", "send", "staged",
    "staged_list", "staged_rows", "telling_names", "with_choices", "withdraw",
]  # fmt: skip
