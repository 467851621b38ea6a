-- The tables that the pages show: what was extracted, to which reviews are then applied.
-- Names without a schema are these; `extracted` holds what the output says, untouched.

CREATE OR REPLACE MACRO fold(name) AS replace(strip_accents(lower(name)), 'ł', 'l');
CREATE OR REPLACE MACRO bears(name, acronym, aliases, part) AS contains(fold(concat_ws('|', name, acronym, aliases)), fold(part));
CREATE TABLE IF NOT EXISTS asked (words VARCHAR);
CREATE TABLE IF NOT EXISTS found (words VARCHAR, article_id VARCHAR);

CREATE OR REPLACE TABLE articles AS
SELECT
    * EXCLUDE ("text"),
    coalesce(
        nullif(regexp_extract(url, '^https?://(?:www\.)?([^/:?#]+)', 1), ''),
        nullif(regexp_extract(replace("source", '\', '/'), '([^/]+)/[^/]*$', 1), ''),
        "source"
    ) AS site,
    false AS checked
FROM extracted.articles;

CREATE OR REPLACE TABLE agreements AS
SELECT * REPLACE (coalesce(event_id, 'event:' || agreement_id) AS event_id), CAST(NULL AS VARCHAR) AS review
FROM extracted.agreements;

CREATE OR REPLACE TABLE signatories AS SELECT * FROM extracted.signatories;
CREATE OR REPLACE TABLE signers AS SELECT * FROM extracted.signers;
CREATE OR REPLACE TABLE roles AS SELECT * FROM extracted.roles;
CREATE OR REPLACE TABLE mentions AS SELECT * FROM extracted.mentions;
CREATE OR REPLACE TABLE entities AS SELECT * FROM extracted.entities;
CREATE OR REPLACE TABLE merged (entity_id VARCHAR, into_id VARCHAR);
CREATE OR REPLACE TABLE touched (event_id VARCHAR);

-- What the views of the databases read (outputs/sql), of the events that have changed.
CREATE OR REPLACE VIEW agreements_reviewed AS
SELECT * FROM agreements WHERE event_id IN (SELECT event_id FROM touched);
CREATE OR REPLACE VIEW signatories_reviewed AS SELECT * FROM signatories;
CREATE OR REPLACE VIEW signers_reviewed AS SELECT * FROM signers;
CREATE OR REPLACE VIEW entities_reviewed AS SELECT * FROM entities;

CREATE OR REPLACE TABLE events (
    event_id VARCHAR, kind VARCHAR, status VARCHAR, "date" VARCHAR, date_earliest DATE, date_latest DATE,
    date_basis VARCHAR, place VARCHAR, occasion VARCHAR, subject VARCHAR, parties BIGINT, confidence DOUBLE,
    sources BIGINT, published DATE, corrected BOOLEAN, agreement_id VARCHAR
);
CREATE OR REPLACE TABLE event_signatories (
    event_id VARCHAR, organisation_id VARCHAR, organisation VARCHAR, acronym VARCHAR, represented_by_id VARCHAR,
    represented_by VARCHAR, "position" BIGINT, sources BIGINT
);
CREATE OR REPLACE TABLE event_signers (
    event_id VARCHAR, person_id VARCHAR, person VARCHAR, "role" VARCHAR, organisation_id VARCHAR,
    organisation VARCHAR, "position" BIGINT, sources BIGINT
);
