SELECT agreement_id, position, organisation_id, organisation, acronym, represented_by_id, represented_by,
  "start", "end"
FROM signatories s
WHERE NOT EXISTS (SELECT 1 FROM corrected_agreements c WHERE c.agreement_id = s.agreement_id)
UNION ALL
SELECT agreement_id, position, organisation_id, organisation, acronym, represented_by_id, represented_by,
  "start", "end"
FROM corrected_signatories
