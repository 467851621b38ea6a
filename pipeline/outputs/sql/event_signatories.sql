WITH told AS (
  SELECT e.event_id, e.rank, e.original_id, s.position, COALESCE(s.organisation_id, s.organisation) AS party,
    s.organisation_id, COALESCE(own.name, s.organisation) AS organisation, COALESCE(own.acronym, s.acronym) AS acronym,
    s.represented_by_id, COALESCE(other.name, s.represented_by) AS represented_by
  FROM event_sources e
  JOIN signatories_reviewed s ON s.agreement_id = e.agreement_id
  LEFT JOIN entities_reviewed own ON own.entity_id = s.organisation_id
  LEFT JOIN entities_reviewed other ON other.entity_id = s.represented_by_id
),
best AS (
  SELECT event_id, party, organisation_id, original_id,
    FIRST_VALUE(rank) OVER believed AS rank,
    FIRST_VALUE(position) OVER believed AS position,
    FIRST_VALUE(organisation) OVER believed AS organisation,
    FIRST_VALUE(acronym) OVER (PARTITION BY event_id, party ORDER BY
      CASE WHEN acronym IS NULL THEN 1 ELSE 0 END, rank, position) AS acronym,
    FIRST_VALUE(represented_by_id) OVER represented AS represented_by_id,
    FIRST_VALUE(represented_by) OVER represented AS represented_by
  FROM told
  WINDOW believed AS (PARTITION BY event_id, party ORDER BY rank, position),
    represented AS (PARTITION BY event_id, party ORDER BY
      CASE WHEN represented_by_id IS NULL AND represented_by IS NULL THEN 1 ELSE 0 END, rank, position)
),
numbered AS (
  SELECT event_id, DENSE_RANK() OVER (PARTITION BY event_id ORDER BY rank, position, party) AS position,
    organisation_id, organisation, acronym, represented_by_id, represented_by, original_id
  FROM best
)
SELECT event_id, position, organisation_id, organisation, acronym, represented_by_id, represented_by,
  COUNT(DISTINCT original_id) AS sources
FROM numbered
GROUP BY event_id, position, organisation_id, organisation, acronym, represented_by_id, represented_by
