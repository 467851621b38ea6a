SELECT agreement_id, position, person_id, person, role, organisation_id, organisation, "start", "end"
FROM signers s
WHERE NOT EXISTS (SELECT 1 FROM corrected_agreements c WHERE c.agreement_id = s.agreement_id)
UNION ALL
SELECT agreement_id, position, person_id, person, role, organisation_id, organisation, "start", "end"
FROM corrected_signers
