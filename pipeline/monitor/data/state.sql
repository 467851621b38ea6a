CREATE TABLE source (
    url TEXT PRIMARY KEY,
    etag TEXT,
    modified TEXT,
    success REAL,
    failures INTEGER NOT NULL,
    next REAL NOT NULL,
    error TEXT,
    whole INTEGER NOT NULL
);
CREATE TABLE page (
    url TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    title TEXT,
    published TEXT,
    mark TEXT,
    etag TEXT,
    modified TEXT,
    hash TEXT,
    fetched REAL NOT NULL,
    agreements INTEGER NOT NULL,
    error TEXT,
    tries INTEGER NOT NULL,
    next REAL
);
CREATE INDEX page_source ON page (source, next);
-- What was found, once; and on which channels it is to be told: next is when, and infinite where it has been.
CREATE TABLE told (
    id TEXT PRIMARY KEY,
    agreement_id TEXT NOT NULL,
    found REAL NOT NULL,
    payload TEXT NOT NULL
);
CREATE INDEX told_agreement ON told (agreement_id);
CREATE TABLE due (
    id TEXT NOT NULL REFERENCES told (id),
    channel TEXT NOT NULL,
    next REAL NOT NULL DEFAULT 0,
    tries INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    PRIMARY KEY (id, channel)
);
CREATE INDEX due_channel ON due (channel, next);
