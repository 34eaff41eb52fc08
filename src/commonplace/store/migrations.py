"""The tables, as a list of named steps; each runs in one transaction together with the record that it ran."""

import hashlib
import time
from collections.abc import Callable

import msgspec

from commonplace.errors import WorkspaceError, WorkspaceTooNew
from commonplace.records import Conversation
from commonplace.records.json_text import canonical
from commonplace.records.place import organisation, place_of
from commonplace.store.bodies import unpack
from commonplace.store.connection import Database
from commonplace.store.inbox_tables import INBOX_TABLES

__all__ = ["MIGRATIONS", "migrate", "pending"]

_APPLICATION_ID = 0x636D6E70
"""The bytes ``cmnp`` in the file's header tell our files from other SQLite files."""


def pending(database: Database) -> tuple[str, ...]:
    """Names of the steps that have not run yet. Writes nothing.

    Raises:
        WorkspaceTooNew: a step ran that this version does not know.
        WorkspaceError: the file belongs to another program.
    """
    row = database.one("PRAGMA application_id")
    tables = {str(row["name"]) for row in database.all("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    if tables and (row is None or row[0] != _APPLICATION_ID):
        raise WorkspaceError(
            "the database in the workspace folder belongs to another program",
            hint="choose another folder with --root",
        )
    if "migrations" not in tables:
        return tuple(MIGRATIONS)
    done = {str(row["name"]) for row in database.all("SELECT name FROM migrations")}
    unknown = done - MIGRATIONS.keys()
    if unknown:
        raise WorkspaceTooNew(
            "the workspace was written by a later version",
            facts=tuple(sorted(unknown)),
            hint="update commonplace",
        )
    return tuple(name for name in MIGRATIONS if name not in done)


def migrate(database: Database) -> None:
    """Run all pending steps in order; a step that fails leaves no trace."""
    steps = pending(database)
    database.outside("PRAGMA journal_mode = WAL")
    for name in steps:
        with database.transaction():
            database.write(f"PRAGMA application_id = {_APPLICATION_ID}")
            database.write(
                "CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, applied REAL NOT NULL)"
            )
            MIGRATIONS[name](database)
            database.write("INSERT INTO migrations VALUES (?, ?)", (name, time.time()))


def _run(database: Database, script: str) -> None:
    for statement in script.split(";\n"):
        if statement.strip():
            database.write(statement)


def _conversations(database: Database) -> None:
    """Conversations: what lists show stands beside the body, so that no list has to open one.

    ``AUTOINCREMENT`` because a number that was forgotten must not come to mean another conversation.
    """
    _run(
        database,
        """
        CREATE TABLE conversations (
            cid INTEGER PRIMARY KEY AUTOINCREMENT,
            source TEXT NOT NULL, provider TEXT NOT NULL, client TEXT NOT NULL, account TEXT,
            title TEXT, opening TEXT NOT NULL, project TEXT, remote TEXT, month TEXT, language TEXT,
            created REAL, updated REAL,
            messages INTEGER NOT NULL, user_messages INTEGER NOT NULL, characters INTEGER NOT NULL,
            models TEXT NOT NULL, asks TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'new', mode TEXT, opened REAL,
            scan TEXT NOT NULL DEFAULT 'pending', scan_version TEXT NOT NULL DEFAULT '',
            risk REAL NOT NULL DEFAULT -1, kinds TEXT NOT NULL DEFAULT '{}',
            revision INTEGER NOT NULL DEFAULT 1, gained INTEGER NOT NULL DEFAULT 1
        );
        CREATE INDEX conversations_facets ON conversations (
            provider, client, project, month, state, language, scan
        );
        CREATE INDEX conversations_risk ON conversations (risk DESC, updated DESC, cid);
        CREATE INDEX conversations_updated ON conversations (updated DESC, cid);
        CREATE INDEX conversations_scan ON conversations (scan_version, scan);
        CREATE TABLE bodies (
            cid INTEGER PRIMARY KEY REFERENCES conversations ON DELETE CASCADE,
            body BLOB NOT NULL, lineage BLOB NOT NULL
        );
        CREATE TABLE names (
            provider TEXT NOT NULL, name TEXT NOT NULL,
            cid INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
            PRIMARY KEY (provider, name)
        ) WITHOUT ROWID;
        CREATE INDEX names_cid ON names (cid);
        CREATE TABLE versions (
            digest BLOB PRIMARY KEY, cid INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE
        ) WITHOUT ROWID;
        CREATE INDEX versions_cid ON versions (cid);
        CREATE TABLE models (
            model TEXT NOT NULL, cid INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
            PRIMARY KEY (model, cid)
        ) WITHOUT ROWID;
        CREATE INDEX models_cid ON models (cid);
        """,
    )


def _search(database: Database) -> None:
    """The index of words: it holds no text of its own, and ``detail=none`` takes a third of the space.

    With vowel signs and tone marks (Mn, Mc) as letters, words of Hindi and Thai stay whole.
    Source: https://sqlite.org/fts5.html (4.3.1, 4.4.1, 4.6).
    """
    _run(
        database,
        """
        CREATE VIRTUAL TABLE words USING fts5(
            text, content = '', detail = none, columnsize = 0,
            tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
        );
        INSERT INTO words (words, rank) VALUES ('hashsize', 16777216);
        """,
    )


def _findings(database: Database) -> None:
    """What scans found: the whole result packed, and beside it the counts that lists and facets need."""
    _run(
        database,
        """
        CREATE TABLE scans (
            cid INTEGER PRIMARY KEY REFERENCES conversations ON DELETE CASCADE,
            result BLOB NOT NULL, scanned REAL NOT NULL
        );
        CREATE TABLE found_kinds (
            kind TEXT NOT NULL, cid INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
            findings INTEGER NOT NULL, PRIMARY KEY (kind, cid)
        ) WITHOUT ROWID;
        CREATE INDEX found_kinds_cid ON found_kinds (cid);
        CREATE TABLE found_values (
            value_id TEXT NOT NULL, cid INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
            kind TEXT NOT NULL, tier TEXT NOT NULL, findings INTEGER NOT NULL,
            PRIMARY KEY (value_id, cid, kind)
        ) WITHOUT ROWID;
        CREATE INDEX found_values_cid ON found_values (cid);
        """,
    )


def _decisions(database: Database) -> None:
    """Decisions as events in batches, for undo and history; ``cid`` 0 stands for all conversations."""
    _run(
        database,
        """
        CREATE TABLE batches (
            batch INTEGER PRIMARY KEY AUTOINCREMENT,
            decided REAL NOT NULL, action TEXT NOT NULL, mode TEXT, undone REAL
        );
        CREATE TABLE events (
            event INTEGER PRIMARY KEY,
            batch INTEGER NOT NULL REFERENCES batches ON DELETE CASCADE,
            cid INTEGER NOT NULL, value_id TEXT,
            before TEXT, before_mode TEXT, after TEXT, gained INTEGER
        );
        CREATE INDEX events_batch ON events (batch);
        CREATE INDEX events_cid ON events (cid);
        CREATE TABLE choices (
            value_id TEXT NOT NULL, cid INTEGER NOT NULL, choice TEXT NOT NULL, PRIMARY KEY (value_id, cid)
        ) WITHOUT ROWID;
        CREATE INDEX choices_cid ON choices (cid);
        """,
    )


def _imports(database: Database) -> None:
    """Imports: a file is done in the same transaction as the conversations it brought."""
    _run(
        database,
        """
        CREATE TABLE imports (
            import INTEGER PRIMARY KEY AUTOINCREMENT,
            started REAL NOT NULL, finished REAL, labels TEXT NOT NULL,
            conversations INTEGER NOT NULL DEFAULT 0, messages INTEGER NOT NULL DEFAULT 0,
            new INTEGER NOT NULL DEFAULT 0, updated INTEGER NOT NULL DEFAULT 0,
            unchanged INTEGER NOT NULL DEFAULT 0
        );
        CREATE TABLE files (
            file INTEGER PRIMARY KEY, import INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE,
            record BLOB NOT NULL
        );
        CREATE INDEX files_import ON files (import);
        CREATE TABLE fingerprints (fingerprint TEXT PRIMARY KEY, import INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE skips (
            skip INTEGER PRIMARY KEY, import INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE,
            reason TEXT NOT NULL, place BLOB NOT NULL
        );
        CREATE INDEX skips_import ON skips (import, reason);
        CREATE TABLE skip_counts (
            import INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE, reason TEXT NOT NULL,
            places INTEGER NOT NULL, records INTEGER NOT NULL, PRIMARY KEY (import, reason)
        ) WITHOUT ROWID;
        CREATE TABLE unknown_records (
            digest BLOB PRIMARY KEY, import INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE,
            path TEXT NOT NULL, place TEXT NOT NULL, kind TEXT NOT NULL, data BLOB NOT NULL
        );
        CREATE TABLE facts (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
        """,
    )


def _outbox(database: Database) -> None:
    """Publications, and the rows that were sent.

    ``published`` refers to no conversation: a row must stay withdrawable after its conversation is forgotten.
    """
    _run(
        database,
        """
        CREATE TABLE publications (
            publication INTEGER PRIMARY KEY AUTOINCREMENT,
            target TEXT NOT NULL, digest TEXT NOT NULL, state TEXT NOT NULL, folder TEXT NOT NULL,
            staged REAL NOT NULL, ready_at REAL, sent REAL,
            summary BLOB NOT NULL, consent BLOB NOT NULL, receipt BLOB NOT NULL
        );
        CREATE TABLE published (
            target TEXT NOT NULL, row_id TEXT NOT NULL, cid INTEGER NOT NULL,
            publication INTEGER NOT NULL, generation INTEGER NOT NULL, content_sha256 TEXT NOT NULL,
            shard TEXT NOT NULL, sent REAL NOT NULL, withdrawn REAL,
            PRIMARY KEY (target, row_id)
        ) WITHOUT ROWID;
        CREATE INDEX published_cid ON published (cid);
        """,
    )


def _spreads(database: Database) -> None:
    """How far values that were found once have been looked for in each conversation; no value stands here.

    ``seed`` marks values that a conversation offers to all others. ``found`` is the number of the round in
    which it offered something new, 0 if it offers nothing; ``looked`` the last round whose values were looked
    for in it. ``known`` holds places that an earlier pass found and a new scan dropped, until the next pass.
    """
    _run(
        database,
        """
        ALTER TABLE found_values ADD COLUMN seed INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE spreads (
            cid INTEGER PRIMARY KEY REFERENCES conversations ON DELETE CASCADE,
            found INTEGER NOT NULL DEFAULT 0, looked INTEGER NOT NULL DEFAULT 0,
            known BLOB, gained REAL
        );
        CREATE INDEX spreads_found ON spreads (found);
        CREATE INDEX spreads_looked ON spreads (looked);
        """,
    )


def _topics(database: Database) -> None:
    """Delicate topics that a conversation may touch; ``topics_version`` 0 says that nobody looked yet."""
    _run(
        database,
        """
        ALTER TABLE conversations ADD COLUMN topics TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE conversations ADD COLUMN topics_version INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX conversations_topics ON conversations (topics_version);
        CREATE TABLE touched (
            topic TEXT NOT NULL, cid INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
            PRIMARY KEY (topic, cid)
        ) WITHOUT ROWID;
        CREATE INDEX touched_cid ON touched (cid);
        """,
    )


def _recognised(database: Database) -> None:
    """Which optional recogniser read which conversation, and how that ended; what it found stands in ``scans``."""
    _run(
        database,
        """
        CREATE TABLE recognised (
            name TEXT NOT NULL, cid INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
            version TEXT NOT NULL, revision INTEGER NOT NULL, status TEXT NOT NULL, read REAL NOT NULL,
            PRIMARY KEY (name, cid)
        ) WITHOUT ROWID;
        CREATE INDEX recognised_cid ON recognised (cid);
        """,
    )


def _places(database: Database) -> None:
    """Where conversations were worked on, and whether the person said that it is work or personal."""
    _run(
        database,
        """
        ALTER TABLE conversations ADD COLUMN place TEXT;
        CREATE INDEX conversations_place ON conversations (place, state, month, cid) WHERE place IS NOT NULL;
        CREATE TABLE places (place TEXT PRIMARY KEY, answer TEXT NOT NULL) WITHOUT ROWID;
        """,
    )
    for row in database.all("SELECT cid FROM bodies ORDER BY cid"):
        body = database.one("SELECT body FROM bodies WHERE cid = ?", (row["cid"],))
        if body is not None and (place := place_of(unpack(body["body"], Conversation))) is not None:
            database.write("UPDATE conversations SET place = ? WHERE cid = ?", (place, row["cid"]))


def _stated_plans(database: Database) -> None:
    """What the person said of each account's plan, and where a conversation belongs because of it."""
    _run(
        database,
        """
        CREATE TABLE stated_plans (
            provider TEXT NOT NULL, client TEXT NOT NULL, account TEXT NOT NULL,
            plan TEXT, region TEXT, place TEXT, PRIMARY KEY (provider, client, account)
        ) WITHOUT ROWID;
        CREATE VIEW placed AS
            SELECT c.cid, c.month, c.state, c.mode, c.gained,
                CASE WHEN c.place LIKE 'organisation:%' THEN c.place ELSE coalesce(s.place, c.place) END AS place
            FROM conversations AS c LEFT JOIN stated_plans AS s
                ON s.provider = c.provider AND s.client = c.client AND s.account = coalesce(c.account, '');
        """,
    )
    said = database.one("SELECT value FROM facts WHERE key = 'publish.plans'")
    if said is None:
        return
    known = msgspec.json.decode(said["value"], type=dict[str, dict[str, str | None]])
    accounts = database.all(
        "SELECT DISTINCT provider, client, coalesce(account, '') AS account FROM conversations"
    )
    for provider, client, account in map(tuple, accounts):
        # The earlier fact named accounts by this digest.
        key = hashlib.sha256(canonical([provider, client, account])).hexdigest()[:24]
        if key in known:
            plan, region = known[key].get("plan"), known[key].get("region")
            values = (provider, client, account, plan, region, organisation(provider, plan, account))
            database.write("INSERT INTO stated_plans VALUES (?, ?, ?, ?, ?, ?)", values)
    database.write("DELETE FROM facts WHERE key = 'publish.plans'")


def _inbox(database: Database) -> None:
    """Buckets, evidence about places, and rules."""
    _run(database, INBOX_TABLES)


MIGRATIONS: dict[str, Callable[[Database], None]] = {
    "0001-conversations": _conversations,
    "0002-search": _search,
    "0003-findings": _findings,
    "0004-decisions": _decisions,
    "0005-imports": _imports,
    "0006-outbox": _outbox,
    "0007-spreads": _spreads,
    "0008-topics": _topics,
    "0009-recognised": _recognised,
    "0010-places": _places,
    "0011-stated-plans": _stated_plans,
    "0012-buckets": _inbox,
}
