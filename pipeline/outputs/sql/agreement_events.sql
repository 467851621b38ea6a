WITH told AS (
  SELECT COALESCE(g.event_id, 'event:' || g.agreement_id) AS event_id, g.agreement_id, g.article_id, g.kind, g.status,
    g.date, g.date_earliest, g.date_latest, g.date_basis, g.place, g.occasion, g.subject, g.parties,
    COALESCE(g.confidence, 0) AS confidence, a.published, a.url, a.title, a.source
  FROM agreements g JOIN articles a ON a.article_id = g.article_id
),
best AS (
  SELECT event_id, agreement_id, article_id, title, url, source,
    FIRST_VALUE(kind) OVER (PARTITION BY event_id ORDER BY
      CASE WHEN kind IN ('porozumienie', 'partnerstwo', 'inne') THEN 1 ELSE 0 END,
      confidence DESC, agreement_id) AS kind,
    FIRST_VALUE(status) OVER (PARTITION BY event_id ORDER BY
      CASE status WHEN 'ended' THEN 0 WHEN 'signed' THEN 1 WHEN 'historical' THEN 2 ELSE 3 END,
      confidence DESC, agreement_id) AS status,
    FIRST_VALUE(date) OVER dated AS date,
    FIRST_VALUE(date_earliest) OVER dated AS date_earliest,
    FIRST_VALUE(date_latest) OVER dated AS date_latest,
    FIRST_VALUE(date_basis) OVER dated AS date_basis,
    FIRST_VALUE(place) OVER (PARTITION BY event_id ORDER BY
      CASE WHEN place IS NULL THEN 1 ELSE 0 END, confidence DESC, agreement_id) AS place,
    FIRST_VALUE(occasion) OVER (PARTITION BY event_id ORDER BY
      CASE WHEN occasion IS NULL THEN 1 ELSE 0 END, confidence DESC, agreement_id) AS occasion,
    FIRST_VALUE(subject) OVER (PARTITION BY event_id ORDER BY
      CASE WHEN subject IS NULL THEN 1 ELSE 0 END, confidence DESC, agreement_id) AS subject,
    MAX(parties) OVER (PARTITION BY event_id) AS parties,
    MAX(confidence) OVER (PARTITION BY event_id) AS confidence,
    MIN(published) OVER (PARTITION BY event_id) AS published,
    COUNT(*) OVER (PARTITION BY event_id) AS sources,
    ROW_NUMBER() OVER (PARTITION BY event_id ORDER BY confidence DESC, agreement_id) AS rank
  FROM told
  WINDOW dated AS (PARTITION BY event_id ORDER BY
    CASE WHEN date_earliest IS NOT NULL THEN 0 WHEN date IS NOT NULL THEN 1 ELSE 2 END,
    CASE WHEN date_earliest = date_latest THEN 0 ELSE 1 END,
    CASE date_basis WHEN 'stated' THEN 0 WHEN 'weekday' THEN 1 WHEN 'published' THEN 2 ELSE 3 END,
    confidence DESC, agreement_id)
),
parties AS (
  SELECT t.event_id, COALESCE(s.organisation_id, s.organisation) AS party, MIN(s.position) AS position,
    MIN(COALESCE(e.name, s.organisation)) AS name
  FROM told t
  JOIN signatories s ON s.agreement_id = t.agreement_id
  LEFT JOIN entities e ON e.entity_id = s.organisation_id
  GROUP BY t.event_id, COALESCE(s.organisation_id, s.organisation)
),
parties_joined AS (
  SELECT event_id,
    string_agg(name, '; ') OVER whole AS names,
    COUNT(*) OVER (PARTITION BY event_id) AS number,
    ROW_NUMBER() OVER (PARTITION BY event_id ORDER BY position, party) AS rank
  FROM parties
  WINDOW whole AS (PARTITION BY event_id ORDER BY position, party
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
),
people AS (
  SELECT t.event_id, COALESCE(s.person_id, s.person) AS party, MIN(s.position) AS position,
    MIN(COALESCE(e.name, s.person)) AS name, MIN(s.role) AS role
  FROM told t
  JOIN signers s ON s.agreement_id = t.agreement_id
  LEFT JOIN entities e ON e.entity_id = s.person_id
  GROUP BY t.event_id, COALESCE(s.person_id, s.person)
),
people_joined AS (
  SELECT event_id,
    string_agg(CASE WHEN role IS NULL THEN name ELSE name || ' (' || role || ')' END, '; ') OVER whole AS names,
    COUNT(*) OVER (PARTITION BY event_id) AS number,
    ROW_NUMBER() OVER (PARTITION BY event_id ORDER BY position, party) AS rank
  FROM people
  WINDOW whole AS (PARTITION BY event_id ORDER BY position, party
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
)
SELECT b.event_id, b.kind, b.status, b.date, b.date_earliest, b.date_latest, b.date_basis,
  p.names AS signatories, COALESCE(p.number, 0) AS signatories_number,
  q.names AS signers, COALESCE(q.number, 0) AS signers_number,
  b.parties, b.place, b.occasion, b.subject, b.sources, b.published, b.confidence,
  b.agreement_id, b.article_id, b.title, b.url, b.source
FROM best b
LEFT JOIN parties_joined p ON p.event_id = b.event_id AND p.rank = 1
LEFT JOIN people_joined q ON q.event_id = b.event_id AND q.rank = 1
WHERE b.rank = 1
