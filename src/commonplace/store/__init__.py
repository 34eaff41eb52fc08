"""The donor's workspace on disk: conversations, findings, decisions, imports, outbox. Only here is SQL."""

from commonplace.store.conversations import Outcome, Put
from commonplace.store.decisions import Action, Batch, Undone
from commonplace.store.findings import FoundValue
from commonplace.store.imports import FileRecord, Receipt
from commonplace.store.outbox import Publication, PublicationState, PublishedRow
from commonplace.store.permissions import synced_folder_warning
from commonplace.store.queries import Count, Facets, Order, Page, Query, Summary
from commonplace.store.search import Snippet
from commonplace.store.workspace import Workspace

__all__ = [
    "Action",
    "Batch",
    "Count",
    "Facets",
    "FileRecord",
    "FoundValue",
    "Order",
    "Outcome",
    "Page",
    "Publication",
    "PublicationState",
    "PublishedRow",
    "Put",
    "Query",
    "Receipt",
    "Snippet",
    "Summary",
    "Undone",
    "Workspace",
    "synced_folder_warning",
]
