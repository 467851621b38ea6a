WITH told AS (
  SELECT e.event_id, e.rank, e.original_id, s.position, COALESCE(s.person_id, s.person) AS party,
    s.person_id, s.person, s.role, s.organisation_id, s.organisation
  FROM event_sources e
  JOIN signers_reviewed s ON s.agreement_id = e.agreement_id
),
best AS (
  SELECT event_id, party, person_id, rank, position,
    FIRST_VALUE(person) OVER (PARTITION BY event_id, party ORDER BY
      CASE WHEN person IS NULL THEN 1 ELSE 0 END, rank, position) AS person,
    FIRST_VALUE(role) OVER (PARTITION BY event_id, party ORDER BY
      CASE WHEN role IS NULL THEN 1 ELSE 0 END, rank, position) AS role,
    FIRST_VALUE(organisation_id) OVER whose AS organisation_id,
    FIRST_VALUE(organisation) OVER whose AS organisation,
    ROW_NUMBER() OVER (PARTITION BY event_id, party ORDER BY rank, position) AS turn
  FROM told
  WINDOW whose AS (PARTITION BY event_id, party ORDER BY
    CASE WHEN organisation_id IS NULL AND organisation IS NULL THEN 1 ELSE 0 END, rank, position)
),
counted AS (
  SELECT event_id, party, COUNT(DISTINCT original_id) AS sources FROM told GROUP BY event_id, party
)
SELECT b.event_id, ROW_NUMBER() OVER (PARTITION BY b.event_id ORDER BY b.rank, b.position, b.party) AS position,
  b.person_id, COALESCE(own.name, b.person) AS person, b.role,
  b.organisation_id, COALESCE(other.name, b.organisation) AS organisation, c.sources
FROM best b
JOIN counted c ON c.event_id = b.event_id AND c.party = b.party
LEFT JOIN entities_reviewed own ON own.entity_id = b.person_id
LEFT JOIN entities_reviewed other ON other.entity_id = b.organisation_id
WHERE b.turn = 1
