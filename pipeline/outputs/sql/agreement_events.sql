WITH parties_in_order AS (
  SELECT event_id, string_agg(organisation, '; ') OVER whole AS names
  FROM event_signatories
  WINDOW whole AS (PARTITION BY event_id ORDER BY position ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
),
parties_joined AS (
  SELECT event_id, MAX(names) AS names, COUNT(*) AS number FROM parties_in_order GROUP BY event_id
),
people_in_order AS (
  SELECT event_id,
    string_agg(CASE WHEN role IS NULL THEN person ELSE person || ' (' || role || ')' END, '; ') OVER whole AS names
  FROM event_signers
  WINDOW whole AS (PARTITION BY event_id ORDER BY position ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
),
people_joined AS (
  SELECT event_id, MAX(names) AS names, COUNT(*) AS number FROM people_in_order GROUP BY event_id
),
told AS (
  SELECT e.event_id, e.rank, e.original_id, e.agreement_id, e.article_id, e.title, e.url, e.source, e.published,
    CASE WHEN g.review IS NULL THEN 1 ELSE 0 END AS extracted, g.kind, g.status, g.date, g.date_earliest, g.date_latest,
    g.date_basis, g.place, g.occasion, g.subject, g.parties, g.confidence,
    p.names AS signatories, p.number AS signatories_number, q.names AS signers, q.number AS signers_number
  FROM event_sources e
  JOIN agreements_reviewed g ON g.agreement_id = e.agreement_id
  LEFT JOIN parties_joined p ON p.event_id = e.event_id
  LEFT JOIN people_joined q ON q.event_id = e.event_id
),
best AS (
  SELECT event_id, rank, original_id, agreement_id, article_id, title, url, source, extracted, parties, confidence,
    published, signatories, signatories_number, signers, signers_number,
    FIRST_VALUE(kind) OVER (PARTITION BY event_id ORDER BY
      CASE WHEN extracted = 1 AND kind IN ('porozumienie', 'partnerstwo', 'inne') THEN 2 ELSE extracted END,
      rank) AS kind,
    FIRST_VALUE(status) OVER (PARTITION BY event_id ORDER BY
      CASE WHEN extracted = 0 THEN 0 WHEN status = 'ended' THEN 1 WHEN status = 'signed' THEN 2
        WHEN status = 'historical' THEN 3 ELSE 4 END,
      rank) AS status,
    FIRST_VALUE(date) OVER dated AS date,
    FIRST_VALUE(date_earliest) OVER dated AS date_earliest,
    FIRST_VALUE(date_latest) OVER dated AS date_latest,
    FIRST_VALUE(date_basis) OVER dated AS date_basis,
    FIRST_VALUE(place) OVER (PARTITION BY event_id ORDER BY
      CASE WHEN place IS NULL THEN 1 ELSE 0 END, rank) AS place,
    FIRST_VALUE(occasion) OVER (PARTITION BY event_id ORDER BY
      CASE WHEN occasion IS NULL THEN 1 ELSE 0 END, rank) AS occasion,
    FIRST_VALUE(subject) OVER (PARTITION BY event_id ORDER BY
      CASE WHEN subject IS NULL THEN 1 ELSE 0 END, rank) AS subject
  FROM told
  WINDOW dated AS (PARTITION BY event_id ORDER BY
    CASE WHEN date IS NULL AND date_earliest IS NULL THEN 1 ELSE 0 END, extracted,
    COALESCE(date_latest - date_earliest, 1000000),
    CASE date_basis WHEN 'stated' THEN 0 WHEN 'weekday' THEN 1 WHEN 'published' THEN 2 ELSE 3 END, rank)
)
SELECT event_id, MIN(kind) AS kind, MIN(status) AS status,
  MIN(date) AS date, MIN(date_earliest) AS date_earliest, MIN(date_latest) AS date_latest, MIN(date_basis) AS date_basis,
  MIN(signatories) AS signatories, COALESCE(MIN(signatories_number), 0) AS signatories_number,
  MIN(signers) AS signers, COALESCE(MIN(signers_number), 0) AS signers_number,
  COALESCE(MAX(CASE WHEN extracted = 0 THEN parties END), MAX(parties)) AS parties,
  MIN(place) AS place, MIN(occasion) AS occasion, MIN(subject) AS subject,
  COUNT(DISTINCT original_id) AS sources, MIN(published) AS published, MAX(confidence) AS confidence,
  COUNT(CASE WHEN extracted = 0 THEN 1 END) AS corrected,
  MIN(CASE WHEN rank = 1 THEN agreement_id END) AS agreement_id,
  MIN(CASE WHEN rank = 1 THEN article_id END) AS article_id,
  MIN(CASE WHEN rank = 1 THEN title END) AS title,
  MIN(CASE WHEN rank = 1 THEN url END) AS url,
  MIN(CASE WHEN rank = 1 THEN source END) AS source
FROM best
GROUP BY event_id
