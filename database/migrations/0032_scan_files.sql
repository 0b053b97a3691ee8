-- What a virus scanner said of each file. Where none is set up files stay `unscanned` and are handed out as ever; with one
-- they begin as `pending`, which nobody gets. Of one that something was found in, the content is gone and only the row left.
ALTER TABLE attachments
  ADD COLUMN scan_state text NOT NULL DEFAULT 'unscanned'
    CHECK (scan_state IN ('unscanned', 'pending', 'clean', 'quarantined')),
  ADD COLUMN scanned_at timestamptz,
  ADD COLUMN finding    text, -- what the scanner calls it
  ALTER COLUMN storage_key DROP NOT NULL,
  ADD CONSTRAINT attachments_scanned_at CHECK ((scan_state IN ('clean', 'quarantined')) = (scanned_at IS NOT NULL)),
  ADD CONSTRAINT attachments_finding CHECK ((scan_state = 'quarantined') = (finding IS NOT NULL)),
  ADD CONSTRAINT attachments_quarantined CHECK ((scan_state = 'quarantined') = (storage_key IS NULL));

CREATE INDEX attachments_to_scan ON attachments (scan_state, created_at) WHERE scan_state IN ('pending', 'unscanned');
