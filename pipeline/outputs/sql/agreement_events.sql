WITH parties_joined AS (
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
),
told AS (
  SELECT e.event_id, e.rank, e.original_id, e.agreement_id, e.article_id, e.title, e.url, e.source, e.published,
    CASE WHEN g.review IS NULL THEN 1 ELSE 0 END AS extracted, g.kind, g.status, g.date, g.date_earliest, g.date_latest,
    g.date_basis, g.place, g.occasion, g.subject, g.parties, g.confidence,
    p.names AS signatories, p.number AS signatories_number, q.names AS signers, q.number AS signers_number
  FROM event_sources e
  JOIN agreements_reviewed g ON g.agreement_id = e.agreement_id
  LEFT JOIN parties_joined p ON p.event_id = e.event_id AND p.position = 1
  LEFT JOIN people_joined q ON q.event_id = e.event_id AND q.position = 1
),
best AS (
  SELECT event_id, agreement_id, article_id, title, url, source, rank,
    signatories, signatories_number, signers, signers_number,
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
      CASE WHEN subject IS NULL THEN 1 ELSE 0 END, rank) AS subject,
    COALESCE(MAX(CASE WHEN extracted = 0 THEN parties END) OVER (PARTITION BY event_id),
      MAX(parties) OVER (PARTITION BY event_id)) AS parties,
    MAX(confidence) OVER (PARTITION BY event_id) AS confidence,
    MIN(published) OVER (PARTITION BY event_id) AS published,
    COUNT(CASE WHEN extracted = 0 THEN 1 END) OVER (PARTITION BY event_id) AS corrected,
    CASE WHEN ROW_NUMBER() OVER (PARTITION BY event_id, original_id ORDER BY rank) = 1 THEN 1 END AS another
  FROM told
  WINDOW dated AS (PARTITION BY event_id ORDER BY
    CASE WHEN date IS NULL AND date_earliest IS NULL THEN 1 ELSE 0 END, extracted,
    COALESCE(date_latest - date_earliest, 1000000),
    CASE date_basis WHEN 'stated' THEN 0 WHEN 'weekday' THEN 1 WHEN 'published' THEN 2 ELSE 3 END, rank)
),
counted AS (
  SELECT event_id, agreement_id, article_id, title, url, source, rank, kind, status, date, date_earliest, date_latest,
    date_basis, place, occasion, subject, parties, confidence, published, corrected,
    signatories, signatories_number, signers, signers_number,
    COUNT(another) OVER (PARTITION BY event_id) AS sources
  FROM best
)
SELECT event_id, kind, status, date, date_earliest, date_latest, date_basis,
  signatories, COALESCE(signatories_number, 0) AS signatories_number,
  signers, COALESCE(signers_number, 0) AS signers_number,
  parties, place, occasion, subject, sources, published, confidence, corrected,
  agreement_id, article_id, title, url, source
FROM counted
WHERE rank = 1
