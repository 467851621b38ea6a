WITH told AS (
  SELECT e.event_id, e.rank, e.original_id, s.position, COALESCE(s.person_id, s.person) AS party,
    s.person_id, COALESCE(own.name, s.person) AS person, s.role,
    s.organisation_id, COALESCE(other.name, s.organisation) AS organisation
  FROM event_sources e
  JOIN signers_reviewed s ON s.agreement_id = e.agreement_id
  LEFT JOIN entities_reviewed own ON own.entity_id = s.person_id
  LEFT JOIN entities_reviewed other ON other.entity_id = s.organisation_id
),
best AS (
  SELECT event_id, party, person_id, original_id,
    FIRST_VALUE(rank) OVER believed AS rank,
    FIRST_VALUE(position) OVER believed AS position,
    FIRST_VALUE(person) OVER believed AS person,
    FIRST_VALUE(role) OVER (PARTITION BY event_id, party ORDER BY
      CASE WHEN role IS NULL THEN 1 ELSE 0 END, rank, position) AS role,
    FIRST_VALUE(organisation_id) OVER whose AS organisation_id,
    FIRST_VALUE(organisation) OVER whose AS organisation
  FROM told
  WINDOW believed AS (PARTITION BY event_id, party ORDER BY rank, position),
    whose AS (PARTITION BY event_id, party ORDER BY
      CASE WHEN organisation_id IS NULL AND organisation IS NULL THEN 1 ELSE 0 END, rank, position)
),
numbered AS (
  SELECT event_id, DENSE_RANK() OVER (PARTITION BY event_id ORDER BY rank, position, party) AS position,
    person_id, person, role, organisation_id, organisation, original_id
  FROM best
)
SELECT event_id, position, person_id, person, role, organisation_id, organisation,
  COUNT(DISTINCT original_id) AS sources
FROM numbered
GROUP BY event_id, position, person_id, person, role, organisation_id, organisation
