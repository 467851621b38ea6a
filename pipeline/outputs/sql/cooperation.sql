WITH parties AS (
  SELECT event_id, organisation_id, organisation FROM event_signatories WHERE organisation_id IS NOT NULL
)
SELECT one.organisation_id AS organisation_id, MIN(one.organisation) AS organisation,
  other.organisation_id AS partner_id, MIN(other.organisation) AS partner,
  COUNT(*) AS agreements, COUNT(CASE WHEN v.status = 'planned' THEN 1 END) AS planned,
  MIN(v.date_earliest) AS first_date, MAX(v.date_latest) AS last_date
FROM parties one
JOIN parties other ON other.event_id = one.event_id AND other.organisation_id > one.organisation_id
JOIN agreement_events v ON v.event_id = one.event_id
GROUP BY one.organisation_id, other.organisation_id
