"""What the pages ask of a snapshot: plain functions from a database and filters to rows."""
