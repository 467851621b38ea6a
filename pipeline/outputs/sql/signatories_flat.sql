SELECT s.agreement_id, s.position, g.event_id,
  s.organisation_id, COALESCE(e.name, s.organisation) AS organisation, COALESCE(s.acronym, e.acronym) AS acronym,
  s.represented_by_id, COALESCE(r.name, s.represented_by) AS represented_by,
  g.kind, g.status, g.date, g.date_earliest, g.date_latest, g.place, g.occasion, g.subject, g.confidence,
  a.article_id, a.published, a.title, a.url, a.source
FROM signatories_reviewed s
JOIN agreements_reviewed g ON g.agreement_id = s.agreement_id
JOIN articles a ON a.article_id = g.article_id
LEFT JOIN entities_reviewed e ON e.entity_id = s.organisation_id
LEFT JOIN entities_reviewed r ON r.entity_id = s.represented_by_id
