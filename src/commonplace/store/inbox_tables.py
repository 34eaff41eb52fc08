"""What the Inbox narrows by, and the rules that were clicked in it, as the steps that make the tables.

Buckets follow from columns that are there, so that no writer has to know of them. One small index for each facet
counts its values several times faster than one wide index for all of them. ``evidence`` says in a word what the
facts about a place speak for.
"""

__all__ = ["INBOX_TABLES"]

INBOX_TABLES = """
ALTER TABLE conversations ADD COLUMN length TEXT GENERATED ALWAYS AS (
    CASE WHEN characters < 2000 THEN 'short' WHEN characters < 20000 THEN 'medium'
    WHEN characters < 200000 THEN 'long' ELSE 'very long' END
) VIRTUAL;
ALTER TABLE conversations ADD COLUMN level TEXT GENERATED ALWAYS AS (
    CASE WHEN risk < 0 OR risk >= 1000000 THEN 'unknown' WHEN risk = 0 THEN 'nothing found'
    WHEN risk < 10 THEN 'low' WHEN risk < 50 THEN 'medium' ELSE 'high' END
) VIRTUAL;
CREATE INDEX conversations_source ON conversations (source);
CREATE INDEX conversations_provider ON conversations (provider);
CREATE INDEX conversations_client ON conversations (client);
CREATE INDEX conversations_project ON conversations (project);
CREATE INDEX conversations_month ON conversations (month);
CREATE INDEX conversations_state ON conversations (state);
CREATE INDEX conversations_language ON conversations (language);
CREATE INDEX conversations_scans ON conversations (scan);
CREATE INDEX conversations_length ON conversations (length);
CREATE INDEX conversations_level ON conversations (level);
DROP INDEX conversations_facets;
CREATE TABLE standings (place TEXT PRIMARY KEY, evidence TEXT NOT NULL) WITHOUT ROWID;
CREATE VIEW stood AS
    SELECT p.cid, s.evidence FROM placed AS p JOIN standings AS s ON s.place = p.place;
CREATE TABLE rules (
    rule INTEGER PRIMARY KEY AUTOINCREMENT, made REAL NOT NULL,
    state TEXT NOT NULL, query TEXT NOT NULL, active INTEGER NOT NULL DEFAULT 1
);
"""
