WITH told AS (
  SELECT e.event_id, e.rank, e.original_id, e.agreement_id, e.article_id, e.title, e.url, e.source, e.published,
    CASE WHEN g.review IS NULL THEN 1 ELSE 0 END AS extracted, g.kind, g.status, g.date, g.date_earliest, g.date_latest,
    g.date_basis, g.place, g.occasion, g.subject, g.parties, g.confidence
  FROM event_sources e
  JOIN agreements_reviewed g ON g.agreement_id = e.agreement_id
),
best AS (
  SELECT event_id, agreement_id, article_id, title, url, source, rank,
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
),
counted AS (
  SELECT event_id, COALESCE(MAX(CASE WHEN extracted = 0 THEN parties END), MAX(parties)) AS parties,
    MAX(confidence) AS confidence, MIN(published) AS published, COUNT(DISTINCT original_id) AS sources,
    COUNT(CASE WHEN extracted = 0 THEN 1 END) AS corrected
  FROM told GROUP BY event_id
),
parties_joined AS (
  SELECT event_id, position, string_agg(organisation, '; ') OVER whole AS names,
    COUNT(*) OVER (PARTITION BY event_id) AS number
  FROM event_signatories
  WINDOW whole AS (PARTITION BY event_id ORDER BY position ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
),
people_joined AS (
  SELECT event_id, position,
    string_agg(CASE WHEN role IS NULL THEN person ELSE person || ' (' || role || ')' END, '; ') OVER whole AS names,
    COUNT(*) OVER (PARTITION BY event_id) AS number
  FROM event_signers
  WINDOW whole AS (PARTITION BY event_id ORDER BY position ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
)
SELECT b.event_id, b.kind, b.status, b.date, b.date_earliest, b.date_latest, b.date_basis,
  p.names AS signatories, COALESCE(p.number, 0) AS signatories_number,
  q.names AS signers, COALESCE(q.number, 0) AS signers_number,
  c.parties, b.place, b.occasion, b.subject, c.sources, c.published, c.confidence, c.corrected,
  b.agreement_id, b.article_id, b.title, b.url, b.source
FROM best b
JOIN counted c ON c.event_id = b.event_id
LEFT JOIN parties_joined p ON p.event_id = b.event_id AND p.position = 1
LEFT JOIN people_joined q ON q.event_id = b.event_id AND q.position = 1
WHERE b.rank = 1
