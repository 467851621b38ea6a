SELECT agreement_id, article_id, COALESCE(event_id, 'event:' || agreement_id) AS event_id, kind, status, date,
  date_earliest, date_latest, date_basis, place, occasion, subject, parties, "start", "end", confidence,
  CAST(NULL AS text) AS review
FROM agreements g
WHERE NOT EXISTS (SELECT 1 FROM corrected_agreements c WHERE c.agreement_id = g.agreement_id)
UNION ALL
SELECT agreement_id, article_id, event_id, kind, status, date, date_earliest, date_latest, date_basis, place,
  occasion, subject, parties, "start", "end", confidence, CASE WHEN review <> 'identity' THEN review END
FROM corrected_agreements
WHERE review <> 'rejected'
