-- A ledger as version 1 wrote it; never to be changed, for such files are with people.
CREATE TABLE shown (id TEXT PRIMARY KEY, kind TEXT NOT NULL, shown_at TEXT NOT NULL, reader TEXT, generation TEXT NOT NULL, reason TEXT, words TEXT, channel INTEGER, message INTEGER, content TEXT NOT NULL);
CREATE INDEX shown_by_moment ON shown (shown_at);
CREATE INDEX shown_by_reader ON shown (reader);
CREATE INDEX shown_by_message ON shown (message);
CREATE TABLE report (number INTEGER PRIMARY KEY AUTOINCREMENT, reported_at TEXT NOT NULL, shown_id TEXT NOT NULL, content TEXT, asker TEXT, reader TEXT, text TEXT NOT NULL, resolved_at TEXT, resolution TEXT, resolved_by INTEGER);
CREATE INDEX report_by_reader ON report (reader);
CREATE INDEX report_by_asker ON report (asker);
CREATE TABLE pending (key TEXT PRIMARY KEY, kind TEXT NOT NULL, application INTEGER, token TEXT, channel INTEGER, message INTEGER, language TEXT NOT NULL, begun_at TEXT NOT NULL);
CREATE TABLE claim (key TEXT PRIMARY KEY, claimed_at TEXT NOT NULL);
CREATE INDEX claim_by_moment ON claim (claimed_at);
CREATE TABLE value (name TEXT PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE act (id INTEGER PRIMARY KEY AUTOINCREMENT, done_at TEXT NOT NULL, actor INTEGER NOT NULL, actor_name TEXT NOT NULL, act TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL);
CREATE TABLE job (id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, started_at TEXT NOT NULL, started_by INTEGER, channel INTEGER, message INTEGER, state TEXT NOT NULL, detail TEXT NOT NULL, ended_at TEXT);
PRAGMA user_version = 1;
INSERT INTO shown VALUES ('AbC-12_x', 'no_answer', '2024-05-06T12:00:00.000000+00:00', 'lezer',
    'g000001', 'not_in_archive', 'wie won de kermis', 11, 12,
    '{"kind": "no_answer", "text": "Wie won de kermis?", "today": "2024-05-06", "language": "nl", "generation": "g000001", "places": [{"article_id": "003-veerpont", "start": 10, "end": 42, "digest": "0123456789abcdef"}], "published": {"first": "2023-01-01", "last": "2023-12-31"}, "as_of": null, "reason": "not_in_archive", "reader": "lezer", "article_id": null, "id": "AbC-12_x"}');
INSERT INTO report VALUES (1, '2024-05-06T12:01:00.000000+00:00', 'AbC-12_x', NULL, NULL, 'melder',
    'Dit klopt niet.', NULL, NULL, NULL);
INSERT INTO pending VALUES ('21', 'interaction', 7, 'aGVlbCBnZWhlaW0', 11, NULL, 'nl',
    '2024-05-06T12:02:00.000000+00:00');
INSERT INTO value VALUES ('commands', 'a1');
INSERT INTO act VALUES (1, '2024-05-06T12:03:00.000000+00:00', 81, 'Noor', 'date', '003-veerpont',
    '2022-11');
INSERT INTO job VALUES (1, 'reindex', '2024-05-06T12:04:00.000000+00:00', 81, 11, 12, 'running', '',
    NULL);
