SELECT entity_id, kind, name, acronym, aliases, external_id, articles, mentions
FROM entities e
WHERE NOT EXISTS (SELECT 1 FROM corrected_entities c WHERE c.entity_id = e.entity_id)
UNION ALL
SELECT entity_id, kind, name, acronym, aliases, external_id, articles, mentions
FROM corrected_entities
WHERE review <> 'merged'
