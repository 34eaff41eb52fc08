"""The donor's workspace on disk: conversations, findings, decisions, imports, outbox. Only here is SQL."""

from commonplace.store.agreeing import OfAge, asks_for_key_backup, note_key_later, note_of_age, of_age
from commonplace.store.conversations import Outcome, Put
from commonplace.store.decisions import Action, Batch, Undone
from commonplace.store.findings import FoundValue
from commonplace.store.imports import FileRecord, Receipt
from commonplace.store.key_file import LEAST_PASSPHRASE, key_name, open_key, read_key_file, seal_key
from commonplace.store.keys import key_saved, needs_key_backup, note_key_saved
from commonplace.store.lock import Lock
from commonplace.store.outbox import Publication, PublicationState, PublishedRow
from commonplace.store.permissions import synced_folder_warning
from commonplace.store.places import Belonging, Place
from commonplace.store.queries import Count, Facets, Order, Page, Query, Summary
from commonplace.store.rekeying import KeyUse
from commonplace.store.rules import Rule, RuleState
from commonplace.store.search import Snippet
from commonplace.store.stated import Stated
from commonplace.store.states import SENT, moment, state_words
from commonplace.store.workspace import Workspace

__all__ = [
    "LEAST_PASSPHRASE", "SENT", "Action", "Batch", "Belonging", "Count", "Facets", "FileRecord",
    "FoundValue", "KeyUse", "Lock", "OfAge", "Order", "Outcome", "Page", "Place", "Publication",
    "PublicationState", "PublishedRow", "Put", "Query", "Receipt", "Rule", "RuleState", "Snippet",
    "Stated", "Summary", "Undone", "Workspace", "asks_for_key_backup", "key_name", "key_saved", "moment",
    "needs_key_backup", "note_key_later", "note_key_saved", "note_of_age", "of_age", "open_key", "read_key_file",
    "seal_key", "state_words", "synced_folder_warning",
]  # fmt: skip
