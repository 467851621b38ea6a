-- One row an event, for the events in `touched`: of each field the best value among the articles that tell of it.
-- Best is what an analyst corrected, then what is told most surely, then first. A vague kind yields to a precise one,
-- a rough date to a day, what was planned to what was signed, and the largest number of parties is taken.

DELETE FROM events WHERE event_id IN (SELECT event_id FROM touched);
DELETE FROM event_signatories WHERE event_id IN (SELECT event_id FROM touched);
DELETE FROM event_signers WHERE event_id IN (SELECT event_id FROM touched);

CREATE OR REPLACE TEMP TABLE ranked AS
SELECT
    agreements.*, articles.published, coalesce(articles.duplicate_of, articles.article_id) AS original,
    row_number() OVER (
        PARTITION BY event_id
        ORDER BY corrected DESC, confidence DESC NULLS LAST, published NULLS LAST, agreement_id
    ) AS rank
FROM agreements LEFT JOIN articles USING (article_id)
WHERE event_id IN (SELECT event_id FROM touched);

INSERT INTO events
SELECT
    event_id, kind, status, day."date", day.earliest, day.latest, day.basis, place, occasion, subject, parties,
    confidence, sources, published, corrected, agreement_id
FROM (
    SELECT
        event_id,
        arg_min(
            kind, rank + if(corrected, 0, if(kind IN ('inne', 'partnerstwo', 'porozumienie'), 2000000, 1000000))
        ) AS kind,
        arg_min(
            status,
            rank + if(corrected, 0, 1000000 * CASE status WHEN 'ended' THEN 1 WHEN 'signed' THEN 2 WHEN 'historical' THEN 3 ELSE 4 END)
        ) AS status,
        arg_min(
            {'date': "date", 'earliest': date_earliest, 'latest': date_latest, 'basis': date_basis},
            rank + if(corrected, 0, 1000000 * (1 + coalesce(date_latest - date_earliest, 1000000)))
        ) FILTER ("date" IS NOT NULL) AS day,
        arg_min(place, rank) AS place,
        arg_min(occasion, rank) AS occasion,
        arg_min(subject, rank) AS subject,
        coalesce(max(parties) FILTER (corrected), max(parties)) AS parties,
        max(confidence) AS confidence,
        count(DISTINCT original) AS sources,
        min(published) AS published,
        bool_or(corrected) AS corrected,
        arg_min(agreement_id, rank) AS agreement_id
    FROM ranked GROUP BY event_id
);

INSERT INTO event_signatories
SELECT
    event_id, organisation_id, coalesce(own.name, told), coalesce(own.acronym, short), represented_by_id,
    coalesce(other.name, representative), "position", sources
FROM (
    SELECT
        event_id, organisation_id, arg_min(organisation, rank) AS told, arg_min(acronym, rank) AS short,
        arg_min(represented_by_id, rank) AS represented_by_id, arg_min(represented_by, rank) AS representative,
        min(rank * 10000 + "position") AS "position", count(DISTINCT original) AS sources
    FROM signatories JOIN ranked USING (agreement_id) GROUP BY event_id, organisation_id
)
LEFT JOIN entities AS own ON own.entity_id = organisation_id
LEFT JOIN entities AS other ON other.entity_id = represented_by_id;

INSERT INTO event_signers
SELECT
    event_id, person_id, coalesce(own.name, told), "role", organisation_id, coalesce(other.name, whose), "position",
    sources
FROM (
    SELECT
        event_id, person_id, arg_min(person, rank) AS told, arg_min("role", rank) AS "role",
        arg_min(signers.organisation_id, rank) AS organisation_id, arg_min(organisation, rank) AS whose,
        min(rank * 10000 + "position") AS "position", count(DISTINCT original) AS sources
    FROM signers JOIN ranked USING (agreement_id) GROUP BY event_id, person_id
)
LEFT JOIN entities AS own ON own.entity_id = person_id
LEFT JOIN entities AS other ON other.entity_id = organisation_id;

DROP TABLE ranked;
DELETE FROM touched;
