SELECT s.agreement_id, s.position, COALESCE(g.event_id, 'event:' || g.agreement_id) AS event_id,
  s.organisation_id, COALESCE(e.name, s.organisation) AS organisation, COALESCE(s.acronym, e.acronym) AS acronym,
  s.represented_by_id, COALESCE(r.name, s.represented_by) AS represented_by,
  g.kind, g.status, g.date, g.date_earliest, g.date_latest, g.place, g.occasion, g.subject, g.confidence,
  a.article_id, a.published, a.title, a.url, a.source
FROM signatories s
JOIN agreements g ON g.agreement_id = s.agreement_id
JOIN articles a ON a.article_id = g.article_id
LEFT JOIN entities e ON e.entity_id = s.organisation_id
LEFT JOIN entities r ON r.entity_id = s.represented_by_id
