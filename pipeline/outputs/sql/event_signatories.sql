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
  SELECT event_id, party, organisation_id, rank, position,
    FIRST_VALUE(organisation) OVER (PARTITION BY event_id, party ORDER BY
      CASE WHEN organisation IS NULL THEN 1 ELSE 0 END, rank, position) AS organisation,
    FIRST_VALUE(acronym) OVER (PARTITION BY event_id, party ORDER BY
      CASE WHEN acronym IS NULL THEN 1 ELSE 0 END, rank, position) AS acronym,
    FIRST_VALUE(represented_by_id) OVER represented AS represented_by_id,
    FIRST_VALUE(represented_by) OVER represented AS represented_by,
    ROW_NUMBER() OVER (PARTITION BY event_id, party ORDER BY rank, position) AS turn,
    CASE WHEN ROW_NUMBER() OVER (PARTITION BY event_id, party, original_id ORDER BY rank, position) = 1 THEN 1 END
      AS another
  FROM told
  WINDOW represented AS (PARTITION BY event_id, party ORDER BY
    CASE WHEN represented_by_id IS NULL AND represented_by IS NULL THEN 1 ELSE 0 END, rank, position)
),
counted AS (
  SELECT event_id, party, rank, position, turn, organisation_id, organisation, acronym, represented_by_id, represented_by,
    COUNT(another) OVER (PARTITION BY event_id, party) AS sources
  FROM best
)
SELECT event_id, ROW_NUMBER() OVER (PARTITION BY event_id ORDER BY rank, position, party) AS position,
  organisation_id, organisation, acronym, represented_by_id, represented_by, sources
FROM counted
WHERE turn = 1
