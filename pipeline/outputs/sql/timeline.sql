SELECT month, kind, COUNT(*) AS agreements, COUNT(CASE WHEN status = 'planned' THEN 1 END) AS planned
FROM (
  SELECT kind, status,
    CASE WHEN CAST(date_trunc('month', date_earliest) AS DATE) = CAST(date_trunc('month', date_latest) AS DATE)
      THEN CAST(date_trunc('month', date_earliest) AS DATE) END AS month
  FROM agreement_events
) AS dated
GROUP BY month, kind
