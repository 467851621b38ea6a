SELECT g.event_id,
  ROW_NUMBER() OVER (PARTITION BY g.event_id ORDER BY
    CASE WHEN g.review IS NULL THEN 1 ELSE 0 END, COALESCE(g.confidence, -1) DESC,
    CASE WHEN a.published IS NULL THEN 1 ELSE 0 END, a.published, g.agreement_id) AS rank,
  g.agreement_id, g.article_id, COALESCE(a.duplicate_of, a.article_id) AS original_id, g.review, g.confidence,
  a.published, a.title, a.url, a.source
FROM agreements_reviewed g
JOIN articles a ON a.article_id = g.article_id
