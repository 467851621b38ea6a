WITH parties AS (
  SELECT DISTINCT COALESCE(g.event_id, 'event:' || g.agreement_id) AS event_id, s.organisation_id
  FROM signatories s JOIN agreements g ON g.agreement_id = s.agreement_id
  WHERE s.organisation_id IS NOT NULL
)
SELECT one.organisation_id AS organisation_id, MIN(a.name) AS organisation,
  other.organisation_id AS partner_id, MIN(b.name) AS partner,
  COUNT(*) AS agreements, COUNT(CASE WHEN v.status = 'planned' THEN 1 END) AS planned,
  MIN(v.date_earliest) AS first_date, MAX(v.date_latest) AS last_date
FROM parties one
JOIN parties other ON other.event_id = one.event_id AND other.organisation_id > one.organisation_id
JOIN agreement_events v ON v.event_id = one.event_id
JOIN entities a ON a.entity_id = one.organisation_id
JOIN entities b ON b.entity_id = other.organisation_id
GROUP BY one.organisation_id, other.organisation_id
