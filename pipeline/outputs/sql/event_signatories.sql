WITH told AS (
  SELECT e.event_id, e.rank, e.original_id, s.position, COALESCE(s.organisation_id, s.organisation) AS party,
    s.organisation_id, s.organisation, s.acronym, s.represented_by_id, s.represented_by
  FROM event_sources e
  JOIN signatories_reviewed s ON s.agreement_id = e.agreement_id
),
best AS (
  SELECT event_id, party, organisation_id, rank, position,
    FIRST_VALUE(organisation) OVER (PARTITION BY event_id, party ORDER BY
      CASE WHEN organisation IS NULL THEN 1 ELSE 0 END, rank, position) AS organisation,
    FIRST_VALUE(acronym) OVER (PARTITION BY event_id, party ORDER BY
      CASE WHEN acronym IS NULL THEN 1 ELSE 0 END, rank, position) AS acronym,
    FIRST_VALUE(represented_by_id) OVER represented AS represented_by_id,
    FIRST_VALUE(represented_by) OVER represented AS represented_by,
    ROW_NUMBER() OVER (PARTITION BY event_id, party ORDER BY rank, position) AS turn
  FROM told
  WINDOW represented AS (PARTITION BY event_id, party ORDER BY
    CASE WHEN represented_by_id IS NULL AND represented_by IS NULL THEN 1 ELSE 0 END, rank, position)
),
counted AS (
  SELECT event_id, party, COUNT(DISTINCT original_id) AS sources FROM told GROUP BY event_id, party
)
SELECT b.event_id, ROW_NUMBER() OVER (PARTITION BY b.event_id ORDER BY b.rank, b.position, b.party) AS position,
  b.organisation_id, COALESCE(own.name, b.organisation) AS organisation, COALESCE(own.acronym, b.acronym) AS acronym,
  b.represented_by_id, COALESCE(other.name, b.represented_by) AS represented_by, c.sources
FROM best b
JOIN counted c ON c.event_id = b.event_id AND c.party = b.party
LEFT JOIN entities_reviewed own ON own.entity_id = b.organisation_id
LEFT JOIN entities_reviewed other ON other.entity_id = b.represented_by_id
WHERE b.turn = 1
