-- That a ticket has come to match a view of somebody who asked to be told: once each, whatever becomes of it later.
CREATE TABLE view_matches (
  ticket_id  bigint NOT NULL REFERENCES tickets (id),
  person_id  bigint NOT NULL REFERENCES people (id),
  view_id    bigint NOT NULL REFERENCES saved_views (id) ON DELETE CASCADE,
  matched_at timestamptz NOT NULL,
  PRIMARY KEY (ticket_id, person_id, view_id)
);
CREATE INDEX view_matches_of_person ON view_matches (person_id);
CREATE INDEX view_matches_of_view ON view_matches (view_id);
