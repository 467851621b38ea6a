-- One row an event, for the events in `touched`, from the temporary tables of what the databases' views say of them.

DELETE FROM events WHERE event_id IN (SELECT event_id FROM touched);
DELETE FROM snapshot.event_signatories WHERE event_id IN (SELECT event_id FROM touched);
DELETE FROM snapshot.event_signers WHERE event_id IN (SELECT event_id FROM touched);

INSERT INTO snapshot.event_signatories BY NAME SELECT * FROM temp.event_signatories;
INSERT INTO snapshot.event_signers BY NAME SELECT * FROM temp.event_signers;
INSERT INTO events
SELECT
    event_id, kind, status, "date", date_earliest, date_latest, date_basis, place, occasion, subject, parties,
    confidence, sources, published, corrected > 0, agreement_id
FROM temp.agreement_events;

DELETE FROM touched;
