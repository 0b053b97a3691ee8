-- The whole schema in one place, for reading. Written by `npm run db -- schema` from a freshly migrated
-- database and compared by a test; to change it, add a migration. Tables stand in the order of their names.

CREATE EXTENSION unaccent;

CREATE SEQUENCE draft_revs AS bigint START 1 INCREMENT 1;

CREATE TABLE access_changes (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  person_id bigint NOT NULL,
  changed_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT access_changes_pkey PRIMARY KEY (id),
  CONSTRAINT access_changes_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);
CREATE INDEX access_changes_newest ON public.access_changes USING btree (changed_at);
CREATE TRIGGER access_changes_announce AFTER INSERT ON public.access_changes FOR EACH ROW EXECUTE FUNCTION announce_access_change();

CREATE TABLE api_keys (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  person_id bigint NOT NULL,
  name text NOT NULL,
  prefix text NOT NULL,
  hash bytea NOT NULL,
  scopes text[] NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  last_used_at timestamp with time zone,
  last_used_ip inet,
  revoked_at timestamp with time zone,
  revoked_by bigint,
  revoked_because text,
  CONSTRAINT api_keys_pkey PRIMARY KEY (id),
  CONSTRAINT api_keys_hash_key UNIQUE (hash),
  CONSTRAINT api_keys_check CHECK (((expires_at > created_at) AND (expires_at <= (created_at + '366 days'::interval)))),
  CONSTRAINT api_keys_check1 CHECK (((revoked_at IS NULL) = (revoked_by IS NULL))),
  CONSTRAINT api_keys_check2 CHECK (((revoked_because IS NULL) OR (revoked_at IS NOT NULL))),
  CONSTRAINT api_keys_name_check CHECK ((name <> ''::text)),
  CONSTRAINT api_keys_revoked_because_check CHECK ((revoked_because = ANY (ARRAY['pressed'::text, 'password_reset'::text, 'password_changed'::text, 'deactivated'::text, 'deleted'::text]))),
  CONSTRAINT api_keys_scopes_check CHECK ((cardinality(scopes) > 0)),
  CONSTRAINT api_keys_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT api_keys_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES people(id)
);
CREATE INDEX api_keys_of_person ON public.api_keys USING btree (person_id, id) WHERE (revoked_at IS NULL);

CREATE TABLE attachments (
  id text NOT NULL,
  ticket_id bigint,
  comment_id bigint,
  uploaded_by bigint,
  file_name text NOT NULL,
  media_type text NOT NULL,
  size bigint NOT NULL,
  sha256 bytea NOT NULL,
  storage_key text,
  created_at timestamp with time zone NOT NULL,
  claimed_at timestamp with time zone,
  scan_state text NOT NULL DEFAULT 'unscanned'::text,
  scanned_at timestamp with time zone,
  finding text,
  draft_id bigint,
  held_reply_id bigint,
  home_id bigint,
  CONSTRAINT attachments_pkey PRIMARY KEY (id),
  CONSTRAINT attachments_storage_key_key UNIQUE (storage_key),
  CONSTRAINT attachments_check CHECK (((ticket_id IS NULL) = (claimed_at IS NULL))),
  CONSTRAINT attachments_check1 CHECK (((comment_id IS NULL) OR (ticket_id IS NOT NULL))),
  CONSTRAINT attachments_finding CHECK (((scan_state = 'quarantined'::text) = (finding IS NOT NULL))),
  CONSTRAINT attachments_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{22}$'::text)),
  CONSTRAINT attachments_quarantined CHECK (((scan_state = 'quarantined'::text) = (storage_key IS NULL))),
  CONSTRAINT attachments_scan_state_check CHECK ((scan_state = ANY (ARRAY['unscanned'::text, 'pending'::text, 'clean'::text, 'quarantined'::text]))),
  CONSTRAINT attachments_scanned_at CHECK (((scan_state = ANY (ARRAY['clean'::text, 'quarantined'::text])) = (scanned_at IS NOT NULL))),
  CONSTRAINT attachments_size_check CHECK ((size >= 0)),
  CONSTRAINT attachments_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES ticket_comments(id),
  CONSTRAINT attachments_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES drafts(id) ON DELETE SET NULL,
  CONSTRAINT attachments_held_reply_id_fkey FOREIGN KEY (held_reply_id) REFERENCES held_replies(id) ON DELETE SET NULL,
  CONSTRAINT attachments_home_id_fkey FOREIGN KEY (home_id) REFERENCES tickets(id),
  CONSTRAINT attachments_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id),
  CONSTRAINT attachments_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES people(id)
);
CREATE INDEX attachments_of_draft ON public.attachments USING btree (draft_id) WHERE (draft_id IS NOT NULL);
CREATE INDEX attachments_of_held_reply ON public.attachments USING btree (held_reply_id) WHERE (held_reply_id IS NOT NULL);
CREATE INDEX attachments_of_ticket ON public.attachments USING btree (ticket_id) WHERE (ticket_id IS NOT NULL);
CREATE INDEX attachments_to_scan ON public.attachments USING btree (scan_state, created_at) WHERE (scan_state = ANY (ARRAY['pending'::text, 'unscanned'::text]));
CREATE INDEX attachments_unclaimed ON public.attachments USING btree (created_at) WHERE (ticket_id IS NULL);
CREATE TRIGGER attachments_words_deleted AFTER DELETE ON public.attachments REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION write_texts_of_rows();
CREATE TRIGGER attachments_words_inserted AFTER INSERT ON public.attachments REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION write_texts_of_rows();
CREATE TRIGGER attachments_words_updated AFTER UPDATE ON public.attachments REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION write_texts_of_changed_files();

CREATE TABLE availabilities (
  person_id bigint NOT NULL,
  chosen text NOT NULL DEFAULT 'available'::text,
  chosen_at timestamp with time zone,
  seen_at timestamp with time zone,
  active_at timestamp with time zone,
  CONSTRAINT availabilities_pkey PRIMARY KEY (person_id),
  CONSTRAINT availabilities_chosen_check CHECK ((chosen = ANY (ARRAY['available'::text, 'away'::text, 'offline'::text]))),
  CONSTRAINT availabilities_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
) WITH (fillfactor=50);

CREATE TABLE bootstrap_links (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  token_hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT bootstrap_links_pkey PRIMARY KEY (id),
  CONSTRAINT bootstrap_links_token_hash_key UNIQUE (token_hash)
);

CREATE TABLE calendar_versions (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  key uuid NOT NULL DEFAULT gen_random_uuid(),
  calendar_id bigint NOT NULL,
  version integer NOT NULL,
  time_zone text NOT NULL,
  hours jsonb NOT NULL,
  holidays jsonb NOT NULL DEFAULT '[]'::jsonb,
  created_at timestamp with time zone NOT NULL,
  created_by bigint,
  CONSTRAINT calendar_versions_pkey PRIMARY KEY (id),
  CONSTRAINT calendar_versions_calendar_id_version_key UNIQUE (calendar_id, version),
  CONSTRAINT calendar_versions_key_key UNIQUE (key),
  CONSTRAINT calendar_versions_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendars(id),
  CONSTRAINT calendar_versions_created_by_fkey FOREIGN KEY (created_by) REFERENCES people(id)
);
COMMENT ON TABLE calendar_versions IS 'append-only: what was promised stays as it was promised';
CREATE TRIGGER calendar_versions_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.calendar_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE calendars (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  deleted_at timestamp with time zone,
  changed_at timestamp with time zone,
  changed_by bigint,
  CONSTRAINT calendars_pkey PRIMARY KEY (id),
  CONSTRAINT calendars_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id)
);
CREATE UNIQUE INDEX calendars_name ON public.calendars USING btree (lower(name)) WHERE (deleted_at IS NULL);

CREATE TABLE canned_responses (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  scope text NOT NULL,
  owner_id bigint,
  team_id bigint,
  shortcut text NOT NULL,
  title text NOT NULL,
  folder text,
  set_status text,
  set_priority text,
  add_tags text[] NOT NULL DEFAULT '{}'::text[],
  assign_to_me boolean NOT NULL DEFAULT false,
  assign_team_id bigint,
  created_by bigint,
  created_at timestamp with time zone NOT NULL,
  changed_by bigint,
  changed_at timestamp with time zone NOT NULL,
  archived_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT canned_responses_pkey PRIMARY KEY (id),
  CONSTRAINT canned_responses_check CHECK (((scope = 'personal'::text) = (owner_id IS NOT NULL))),
  CONSTRAINT canned_responses_check1 CHECK (((scope = 'team'::text) = (team_id IS NOT NULL))),
  CONSTRAINT canned_responses_folder_check CHECK ((folder <> ''::text)),
  CONSTRAINT canned_responses_scope_check CHECK ((scope = ANY (ARRAY['personal'::text, 'team'::text, 'all'::text]))),
  CONSTRAINT canned_responses_set_priority_check CHECK ((set_priority = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text]))),
  CONSTRAINT canned_responses_set_status_check CHECK ((set_status = ANY (ARRAY['in_progress'::text, 'pending'::text, 'on_hold'::text, 'resolved'::text, 'closed'::text]))),
  CONSTRAINT canned_responses_shortcut_check CHECK ((shortcut ~ '^[a-z0-9][a-z0-9-]{0,39}$'::text)),
  CONSTRAINT canned_responses_title_check CHECK ((title <> ''::text)),
  CONSTRAINT canned_responses_assign_team_id_fkey FOREIGN KEY (assign_team_id) REFERENCES teams(id),
  CONSTRAINT canned_responses_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id),
  CONSTRAINT canned_responses_created_by_fkey FOREIGN KEY (created_by) REFERENCES people(id),
  CONSTRAINT canned_responses_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES people(id),
  CONSTRAINT canned_responses_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id)
);
CREATE INDEX canned_responses_in_order ON public.canned_responses USING btree (shortcut, id);
CREATE UNIQUE INDEX canned_responses_shortcut ON public.canned_responses USING btree (scope, COALESCE(owner_id, team_id, (0)::bigint), shortcut) WHERE (archived_at IS NULL);

CREATE TABLE canned_texts (
  canned_id bigint NOT NULL,
  language text NOT NULL,
  body text NOT NULL,
  CONSTRAINT canned_texts_pkey PRIMARY KEY (canned_id, language),
  CONSTRAINT canned_texts_body_check CHECK ((body <> ''::text)),
  CONSTRAINT canned_texts_canned_id_fkey FOREIGN KEY (canned_id) REFERENCES canned_responses(id) ON DELETE CASCADE
);

CREATE TABLE canned_uses (
  canned_id bigint NOT NULL,
  uses integer NOT NULL,
  last_used_at timestamp with time zone NOT NULL,
  last_used_by bigint,
  CONSTRAINT canned_uses_pkey PRIMARY KEY (canned_id),
  CONSTRAINT canned_uses_uses_check CHECK ((uses > 0)),
  CONSTRAINT canned_uses_canned_id_fkey FOREIGN KEY (canned_id) REFERENCES canned_responses(id) ON DELETE CASCADE,
  CONSTRAINT canned_uses_last_used_by_fkey FOREIGN KEY (last_used_by) REFERENCES people(id)
);

CREATE TABLE categories (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  parent_id bigint,
  name text NOT NULL,
  help text,
  default_priority text NOT NULL DEFAULT 'medium'::text,
  department_id bigint,
  team_id bigint,
  skill_id bigint,
  "position" integer NOT NULL DEFAULT 0,
  archived_at timestamp with time zone,
  is_public boolean NOT NULL DEFAULT true,
  archived_with bigint,
  changed_by bigint,
  changed_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  is_sample boolean NOT NULL DEFAULT false,
  is_hidden boolean NOT NULL DEFAULT false,
  CONSTRAINT categories_pkey PRIMARY KEY (id),
  CONSTRAINT categories_check CHECK ((parent_id <> id)),
  CONSTRAINT categories_check1 CHECK (((archived_with IS NULL) OR (archived_at IS NOT NULL))),
  CONSTRAINT categories_check2 CHECK ((is_sample OR (NOT is_hidden))),
  CONSTRAINT categories_default_priority_check CHECK ((default_priority = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text]))),
  CONSTRAINT categories_name_check CHECK ((name <> ''::text)),
  CONSTRAINT categories_archived_with_fkey FOREIGN KEY (archived_with) REFERENCES categories(id),
  CONSTRAINT categories_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id),
  CONSTRAINT categories_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id),
  CONSTRAINT categories_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES categories(id),
  CONSTRAINT categories_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES skills(id),
  CONSTRAINT categories_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id)
);
CREATE INDEX categories_name ON public.categories USING btree (lower(name));
CREATE UNIQUE INDEX categories_name_below ON public.categories USING btree (COALESCE(parent_id, (0)::bigint), lower(name));
CREATE INDEX categories_skill ON public.categories USING btree (skill_id) WHERE (skill_id IS NOT NULL);
CREATE INDEX categories_team ON public.categories USING btree (team_id) WHERE (team_id IS NOT NULL);

CREATE TABLE category_texts (
  category_id bigint NOT NULL,
  language text NOT NULL,
  name text NOT NULL,
  help text,
  CONSTRAINT category_texts_pkey PRIMARY KEY (category_id, language),
  CONSTRAINT category_texts_help_check CHECK ((help <> ''::text)),
  CONSTRAINT category_texts_language_check CHECK ((language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'::text)),
  CONSTRAINT category_texts_name_check CHECK ((name <> ''::text)),
  CONSTRAINT category_texts_category_id_fkey FOREIGN KEY (category_id) REFERENCES categories(id)
);

CREATE TABLE clock (
  only_row boolean NOT NULL DEFAULT true,
  shift interval NOT NULL DEFAULT '00:00:00'::interval,
  frozen_at timestamp with time zone,
  CONSTRAINT clock_pkey PRIMARY KEY (only_row),
  CONSTRAINT clock_only_row_check CHECK (only_row)
);
COMMENT ON TABLE clock IS 'read-only: one row that shifts or freezes app_now()';

CREATE TABLE custom_field_categories (
  field_id bigint NOT NULL,
  category_id bigint NOT NULL,
  CONSTRAINT custom_field_categories_pkey PRIMARY KEY (field_id, category_id),
  CONSTRAINT custom_field_categories_category_id_fkey FOREIGN KEY (category_id) REFERENCES categories(id),
  CONSTRAINT custom_field_categories_field_id_fkey FOREIGN KEY (field_id) REFERENCES custom_fields(id)
);

CREATE TABLE custom_field_options (
  field_id bigint NOT NULL,
  key text NOT NULL,
  label text NOT NULL,
  "position" integer NOT NULL,
  is_archived boolean NOT NULL DEFAULT false,
  CONSTRAINT custom_field_options_pkey PRIMARY KEY (field_id, key),
  CONSTRAINT custom_field_options_key_check CHECK ((key ~ '^[a-z0-9][a-z0-9_]{0,59}$'::text)),
  CONSTRAINT custom_field_options_label_check CHECK ((label <> ''::text)),
  CONSTRAINT custom_field_options_field_id_fkey FOREIGN KEY (field_id) REFERENCES custom_fields(id)
);

CREATE TABLE custom_fields (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  key text NOT NULL,
  label text NOT NULL,
  help text,
  type text NOT NULL,
  required text NOT NULL,
  audience text NOT NULL,
  minimum numeric,
  maximum numeric,
  decimals smallint NOT NULL DEFAULT 0,
  earliest date,
  latest date,
  "position" integer NOT NULL,
  texts jsonb NOT NULL DEFAULT '[]'::jsonb,
  archived_at timestamp with time zone,
  changed_by bigint,
  changed_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT custom_fields_pkey PRIMARY KEY (id),
  CONSTRAINT custom_fields_key_key UNIQUE (key),
  CONSTRAINT custom_fields_audience_check CHECK ((audience = ANY (ARRAY['customer_fills'::text, 'customer_reads'::text, 'staff'::text]))),
  CONSTRAINT custom_fields_check CHECK ((minimum <= maximum)),
  CONSTRAINT custom_fields_check1 CHECK ((earliest <= latest)),
  CONSTRAINT custom_fields_decimals_check CHECK (((decimals >= 0) AND (decimals <= 6))),
  CONSTRAINT custom_fields_help_check CHECK ((help <> ''::text)),
  CONSTRAINT custom_fields_key_check CHECK ((key ~ '^[a-z][a-z0-9_]{1,39}$'::text)),
  CONSTRAINT custom_fields_label_check CHECK ((label <> ''::text)),
  CONSTRAINT custom_fields_required_check CHECK ((required = ANY (ARRAY['never'::text, 'to_file'::text, 'to_resolve'::text]))),
  CONSTRAINT custom_fields_type_check CHECK ((type = ANY (ARRAY['text'::text, 'number'::text, 'date'::text, 'choice'::text, 'multi_choice'::text, 'yes_no'::text]))),
  CONSTRAINT custom_fields_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id)
);
CREATE TRIGGER custom_fields_words AFTER UPDATE OF audience ON public.custom_fields FOR EACH ROW WHEN (((old.audience = 'staff'::text) <> (new.audience = 'staff'::text))) EXECUTE FUNCTION rewrite_texts_of_field();

CREATE TABLE customer_group_members (
  group_id bigint NOT NULL,
  person_id bigint NOT NULL,
  added_by bigint,
  added_at timestamp with time zone NOT NULL,
  CONSTRAINT customer_group_members_pkey PRIMARY KEY (group_id, person_id),
  CONSTRAINT customer_group_members_added_by_fkey FOREIGN KEY (added_by) REFERENCES people(id),
  CONSTRAINT customer_group_members_group_id_fkey FOREIGN KEY (group_id) REFERENCES customer_groups(id),
  CONSTRAINT customer_group_members_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);
CREATE INDEX customer_group_members_person ON public.customer_group_members USING btree (person_id);

CREATE TABLE customer_groups (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  description text,
  tone text NOT NULL DEFAULT 'neutral'::text,
  archived_at timestamp with time zone,
  changed_by bigint,
  changed_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT customer_groups_pkey PRIMARY KEY (id),
  CONSTRAINT customer_groups_description_check CHECK ((description <> ''::text)),
  CONSTRAINT customer_groups_name_check CHECK ((name <> ''::text)),
  CONSTRAINT customer_groups_tone_check CHECK ((tone = ANY (ARRAY['neutral'::text, 'info'::text, 'ok'::text, 'warn'::text, 'danger'::text, 'violet'::text]))),
  CONSTRAINT customer_groups_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id)
);
CREATE UNIQUE INDEX customer_groups_name ON public.customer_groups USING btree (lower(name));

CREATE TABLE departments (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  organization_id bigint NOT NULL,
  name text NOT NULL,
  is_public boolean NOT NULL DEFAULT true,
  email text,
  phone text,
  address text,
  hours_text text,
  archived_at timestamp with time zone,
  changed_by bigint,
  changed_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  is_sample boolean NOT NULL DEFAULT false,
  is_hidden boolean NOT NULL DEFAULT false,
  CONSTRAINT departments_pkey PRIMARY KEY (id),
  CONSTRAINT departments_check CHECK ((is_sample OR (NOT is_hidden))),
  CONSTRAINT departments_name_check CHECK ((name <> ''::text)),
  CONSTRAINT departments_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id),
  CONSTRAINT departments_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
);
CREATE UNIQUE INDEX departments_name ON public.departments USING btree (organization_id, lower(name));

CREATE TABLE desk (
  only_row boolean NOT NULL DEFAULT true,
  name text NOT NULL DEFAULT 'Redress'::text,
  demo_since timestamp with time zone,
  time_zone text NOT NULL DEFAULT 'UTC'::text,
  language text NOT NULL DEFAULT 'en'::text,
  support_contact text,
  desk_changed_by bigint,
  desk_changed_at timestamp with time zone,
  customer_priority text NOT NULL DEFAULT 'apply'::text,
  auto_close_days integer NOT NULL DEFAULT 4,
  reopen_days integer NOT NULL DEFAULT 14,
  complaints_changed_by bigint,
  complaints_changed_at timestamp with time zone,
  attachment_max_bytes bigint NOT NULL DEFAULT 10485760,
  attachment_max_files integer NOT NULL DEFAULT 5,
  attachments_changed_by bigint,
  attachments_changed_at timestamp with time zone,
  accent text,
  logo_key text,
  logo_media_type text,
  branding_changed_by bigint,
  branding_changed_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  two_factor_required text NOT NULL DEFAULT 'admins'::text,
  sign_in_changed_by bigint,
  sign_in_changed_at timestamp with time zone,
  CONSTRAINT desk_pkey PRIMARY KEY (only_row),
  CONSTRAINT desk_logo_key_key UNIQUE (logo_key),
  CONSTRAINT desk_accent_check CHECK ((accent ~ '^#[0-9a-f]{6}$'::text)),
  CONSTRAINT desk_attachment_max_bytes_check CHECK ((attachment_max_bytes > 0)),
  CONSTRAINT desk_attachment_max_files_check CHECK ((attachment_max_files > 0)),
  CONSTRAINT desk_auto_close_days_check CHECK (((auto_close_days >= 1) AND (auto_close_days <= 365))),
  CONSTRAINT desk_check CHECK (((logo_key IS NULL) = (logo_media_type IS NULL))),
  CONSTRAINT desk_customer_priority_check CHECK ((customer_priority = ANY (ARRAY['apply'::text, 'request'::text]))),
  CONSTRAINT desk_name_check CHECK ((name <> ''::text)),
  CONSTRAINT desk_only_row_check CHECK (only_row),
  CONSTRAINT desk_reopen_days_check CHECK (((reopen_days >= 0) AND (reopen_days <= 3650))),
  CONSTRAINT desk_support_contact_check CHECK ((support_contact <> ''::text)),
  CONSTRAINT desk_two_factor_required_check CHECK ((two_factor_required = ANY (ARRAY['nobody'::text, 'admins'::text, 'staff'::text]))),
  CONSTRAINT desk_attachments_changed_by_fkey FOREIGN KEY (attachments_changed_by) REFERENCES people(id),
  CONSTRAINT desk_branding_changed_by_fkey FOREIGN KEY (branding_changed_by) REFERENCES people(id),
  CONSTRAINT desk_complaints_changed_by_fkey FOREIGN KEY (complaints_changed_by) REFERENCES people(id),
  CONSTRAINT desk_desk_changed_by_fkey FOREIGN KEY (desk_changed_by) REFERENCES people(id),
  CONSTRAINT desk_sign_in_changed_by_fkey FOREIGN KEY (sign_in_changed_by) REFERENCES people(id)
);

CREATE TABLE drafts (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  person_id bigint NOT NULL,
  ticket_id bigint NOT NULL,
  is_internal boolean NOT NULL,
  body text NOT NULL,
  rev bigint NOT NULL DEFAULT nextval('draft_revs'::regclass),
  base_comment_id bigint,
  others jsonb NOT NULL DEFAULT '[]'::jsonb,
  returned text,
  begun_at timestamp with time zone NOT NULL,
  saved_at timestamp with time zone NOT NULL,
  mentions bigint[] NOT NULL DEFAULT '{}'::bigint[],
  CONSTRAINT drafts_pkey PRIMARY KEY (id),
  CONSTRAINT drafts_person_id_ticket_id_is_internal_key UNIQUE (person_id, ticket_id, is_internal),
  CONSTRAINT drafts_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT drafts_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);

CREATE TABLE event_details (
  event_id bigint NOT NULL,
  data jsonb NOT NULL DEFAULT '{}'::jsonb,
  ip inet,
  user_agent text,
  CONSTRAINT event_details_pkey PRIMARY KEY (event_id)
);
COMMENT ON TABLE event_details IS 'append-only: the erasable part of events';
CREATE INDEX event_details_by_ip ON public.event_details USING btree (ip, event_id) WHERE (ip IS NOT NULL);
CREATE TRIGGER event_details_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.event_details FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE event_seals (
  seq bigint NOT NULL,
  event_id bigint NOT NULL,
  details_digest bytea,
  hash bytea NOT NULL,
  CONSTRAINT event_seals_pkey PRIMARY KEY (seq),
  CONSTRAINT event_seals_event_id_key UNIQUE (event_id),
  CONSTRAINT event_seals_details_digest_check CHECK ((octet_length(details_digest) = 32)),
  CONSTRAINT event_seals_hash_check CHECK ((octet_length(hash) = 32)),
  CONSTRAINT event_seals_seq_check CHECK ((seq > 0))
);
COMMENT ON TABLE event_seals IS 'append-only: the chain that shows whether events are as they were written';
CREATE TRIGGER event_seals_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.event_seals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE events (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  type text NOT NULL,
  ticket_id bigint,
  actor_kind text NOT NULL,
  actor_id bigint,
  on_behalf_of bigint,
  is_internal boolean NOT NULL DEFAULT false,
  data jsonb NOT NULL DEFAULT '{}'::jsonb,
  request_id text,
  created_at timestamp with time zone NOT NULL,
  object_kind text,
  object_id bigint,
  api_key_id bigint,
  CONSTRAINT events_pkey PRIMARY KEY (id),
  CONSTRAINT events_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['person'::text, 'system'::text, 'anonymous'::text]))),
  CONSTRAINT events_check CHECK (((actor_kind = 'person'::text) = (actor_id IS NOT NULL))),
  CONSTRAINT events_object CHECK (((object_kind IS NULL) = (object_id IS NULL))),
  CONSTRAINT events_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES people(id),
  CONSTRAINT events_api_key_id_fkey FOREIGN KEY (api_key_id) REFERENCES api_keys(id),
  CONSTRAINT events_on_behalf_of_fkey FOREIGN KEY (on_behalf_of) REFERENCES people(id)
);
COMMENT ON TABLE events IS 'append-only: what happened, for timelines, reactions and the audit';
CREATE INDEX events_by_time ON public.events USING btree (created_at, id);
CREATE INDEX events_in_order ON public.events USING btree (xid, id);
CREATE INDEX events_of_actor ON public.events USING btree (actor_id, created_at, id) WHERE (actor_id IS NOT NULL);
CREATE INDEX events_of_nobody ON public.events USING btree (actor_kind, created_at, id) WHERE (actor_id IS NULL);
CREATE INDEX events_of_object ON public.events USING btree (object_kind, object_id) WHERE (object_kind IS NOT NULL);
CREATE INDEX events_of_request ON public.events USING btree (request_id) WHERE (request_id IS NOT NULL);
CREATE INDEX events_of_ticket ON public.events USING btree (ticket_id, id) WHERE (ticket_id IS NOT NULL);
CREATE INDEX events_of_type ON public.events USING btree (type text_pattern_ops, created_at, id);
CREATE INDEX events_on_behalf ON public.events USING btree (on_behalf_of, created_at, id) WHERE (on_behalf_of IS NOT NULL);
CREATE TRIGGER events_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE UNLOGGED TABLE export_turns (
  person_id bigint NOT NULL,
  token uuid NOT NULL,
  until timestamp with time zone NOT NULL,
  CONSTRAINT export_turns_pkey PRIMARY KEY (person_id)
);

CREATE TABLE guest_codes (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  draft_id bigint,
  request_hash bytea,
  email text NOT NULL,
  ip inet,
  ticket_id bigint,
  person_id bigint,
  code_hash bytea,
  tries smallint NOT NULL DEFAULT 0,
  link_hash bytea,
  created_at timestamp with time zone NOT NULL,
  code_expires_at timestamp with time zone NOT NULL,
  link_expires_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  CONSTRAINT guest_codes_pkey PRIMARY KEY (id),
  CONSTRAINT guest_codes_link_hash_key UNIQUE (link_hash),
  CONSTRAINT guest_codes_request_hash_key UNIQUE (request_hash),
  CONSTRAINT guest_codes_check CHECK (((draft_id IS NULL) <> (request_hash IS NULL))),
  CONSTRAINT guest_codes_check1 CHECK (((ticket_id IS NULL) = (person_id IS NULL))),
  CONSTRAINT guest_codes_email_check CHECK ((email = lower(email))),
  CONSTRAINT guest_codes_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES guest_drafts(id) ON DELETE CASCADE,
  CONSTRAINT guest_codes_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT guest_codes_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);
CREATE INDEX guest_codes_age ON public.guest_codes USING btree (created_at);
CREATE INDEX guest_codes_of_address ON public.guest_codes USING btree (email, created_at);
CREATE INDEX guest_codes_of_draft ON public.guest_codes USING btree (draft_id, id);

CREATE TABLE guest_drafts (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  secret_hash bytea NOT NULL,
  email text NOT NULL,
  full_name text,
  locale text,
  time_zone text,
  complaint jsonb,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  ticket_id bigint,
  confirmed_at timestamp with time zone,
  CONSTRAINT guest_drafts_pkey PRIMARY KEY (id),
  CONSTRAINT guest_drafts_secret_hash_key UNIQUE (secret_hash),
  CONSTRAINT guest_drafts_check CHECK (((ticket_id IS NULL) = (confirmed_at IS NULL))),
  CONSTRAINT guest_drafts_check1 CHECK (((ticket_id IS NULL) = (complaint IS NOT NULL))),
  CONSTRAINT guest_drafts_email_check CHECK ((email = lower(email))),
  CONSTRAINT guest_drafts_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);
CREATE INDEX guest_drafts_expiry ON public.guest_drafts USING btree (expires_at);

CREATE TABLE held_replies (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  person_id bigint NOT NULL,
  ticket_id bigint NOT NULL,
  is_internal boolean NOT NULL,
  body text NOT NULL,
  set_status text,
  base_comment_id bigint,
  pressed_at timestamp with time zone NOT NULL,
  release_at timestamp with time zone NOT NULL,
  outcome text,
  settled_at timestamp with time zone,
  request_id text,
  ip inet,
  user_agent text,
  mentions bigint[] NOT NULL DEFAULT '{}'::bigint[],
  open_children text,
  CONSTRAINT held_replies_pkey PRIMARY KEY (id),
  CONSTRAINT held_replies_check CHECK ((release_at >= pressed_at)),
  CONSTRAINT held_replies_check1 CHECK (((outcome IS NULL) = (settled_at IS NULL))),
  CONSTRAINT held_replies_check2 CHECK (((outcome IS NULL) OR (body = ''::text))),
  CONSTRAINT held_replies_open_children_check CHECK ((open_children = ANY (ARRAY['leave'::text, 'resolve'::text]))),
  CONSTRAINT held_replies_outcome_check CHECK ((outcome = ANY (ARRAY['sent'::text, 'undone'::text, 'returned'::text]))),
  CONSTRAINT held_replies_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT held_replies_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);
CREATE INDEX held_replies_settled ON public.held_replies USING btree (settled_at) WHERE (outcome IS NOT NULL);
CREATE INDEX held_replies_waiting ON public.held_replies USING btree (ticket_id) WHERE (outcome IS NULL);

CREATE TABLE idempotency_keys (
  person_id bigint NOT NULL,
  key text NOT NULL,
  fingerprint bytea NOT NULL,
  status smallint NOT NULL,
  response jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT idempotency_keys_pkey PRIMARY KEY (person_id, key),
  CONSTRAINT idempotency_keys_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);
CREATE INDEX idempotency_keys_age ON public.idempotency_keys USING btree (created_at);

CREATE TABLE import_refusals (
  import_id bigint NOT NULL,
  row_number integer NOT NULL,
  field text NOT NULL,
  reason text NOT NULL,
  value text NOT NULL,
  CONSTRAINT import_refusals_pkey PRIMARY KEY (import_id, row_number, field),
  CONSTRAINT import_refusals_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id) ON DELETE CASCADE
);

CREATE TABLE imports (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  file_name text NOT NULL,
  file_hash bytea NOT NULL,
  file_size bigint NOT NULL,
  format text NOT NULL,
  encoding text NOT NULL,
  delimiter text NOT NULL DEFAULT ''::text,
  storage_key text,
  by_command boolean NOT NULL DEFAULT false,
  state text NOT NULL,
  mapping jsonb NOT NULL,
  options jsonb NOT NULL,
  columns jsonb NOT NULL DEFAULT '[]'::jsonb,
  sample jsonb NOT NULL DEFAULT '[]'::jsonb,
  preview jsonb,
  progress real NOT NULL DEFAULT 0,
  rows_total integer,
  last_row integer NOT NULL DEFAULT 0,
  rows_imported integer NOT NULL DEFAULT 0,
  rows_skipped integer NOT NULL DEFAULT 0,
  rows_refused integer NOT NULL DEFAULT 0,
  error text,
  created_by bigint,
  created_at timestamp with time zone NOT NULL,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  changed_by bigint,
  changed_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT imports_pkey PRIMARY KEY (id),
  CONSTRAINT imports_storage_key_key UNIQUE (storage_key),
  CONSTRAINT imports_file_name_check CHECK ((file_name <> ''::text)),
  CONSTRAINT imports_file_size_check CHECK ((file_size >= 0)),
  CONSTRAINT imports_format_check CHECK ((format = ANY (ARRAY['csv'::text, 'json'::text, 'ndjson'::text]))),
  CONSTRAINT imports_state_check CHECK ((state = ANY (ARRAY['ready'::text, 'checking'::text, 'checked'::text, 'running'::text, 'stopped'::text, 'finished'::text, 'failed'::text]))),
  CONSTRAINT imports_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id),
  CONSTRAINT imports_created_by_fkey FOREIGN KEY (created_by) REFERENCES people(id)
);

CREATE TABLE invitations (
  person_id bigint NOT NULL,
  invited_by bigint,
  invited_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  sent integer NOT NULL DEFAULT 1,
  accepted_at timestamp with time zone,
  revoked_at timestamp with time zone,
  CONSTRAINT invitations_pkey PRIMARY KEY (person_id),
  CONSTRAINT invitations_check CHECK (((accepted_at IS NULL) OR (revoked_at IS NULL))),
  CONSTRAINT invitations_sent_check CHECK ((sent > 0)),
  CONSTRAINT invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES people(id),
  CONSTRAINT invitations_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);
CREATE INDEX invitations_newest ON public.invitations USING btree (invited_at DESC, person_id DESC);

CREATE TABLE mails (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  event_id bigint,
  person_id bigint,
  to_address text NOT NULL,
  template text NOT NULL,
  subject text NOT NULL,
  text text NOT NULL,
  html text NOT NULL,
  secret text,
  message_id text NOT NULL,
  state text NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  next_try_at timestamp with time zone,
  last_error text,
  created_at timestamp with time zone NOT NULL,
  sent_at timestamp with time zone,
  carries_link boolean NOT NULL DEFAULT false,
  resent_from bigint,
  resent_by bigint,
  resent_at timestamp with time zone,
  tries_before integer NOT NULL DEFAULT 0,
  CONSTRAINT mails_pkey PRIMARY KEY (id),
  CONSTRAINT mails_message_id_key UNIQUE (message_id),
  CONSTRAINT mails_check CHECK (((resent_by IS NULL) = (resent_at IS NULL))),
  CONSTRAINT mails_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text, 'kept'::text]))),
  CONSTRAINT mails_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id),
  CONSTRAINT mails_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT mails_resent_by_fkey FOREIGN KEY (resent_by) REFERENCES people(id),
  CONSTRAINT mails_resent_from_fkey FOREIGN KEY (resent_from) REFERENCES mails(id)
);
CREATE INDEX mails_copies ON public.mails USING btree (resent_from) WHERE (resent_from IS NOT NULL);
CREATE INDEX mails_failed ON public.mails USING btree (id DESC) WHERE (state = 'failed'::text);
CREATE INDEX mails_newest ON public.mails USING btree (id DESC);
CREATE INDEX mails_of_template ON public.mails USING btree (template, id DESC);
CREATE UNIQUE INDEX mails_once ON public.mails USING btree (event_id, to_address, template) WHERE (resent_from IS NULL);
CREATE INDEX mails_waiting ON public.mails USING btree (next_try_at) WHERE (state = 'queued'::text);

CREATE TABLE notifications (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  person_id bigint NOT NULL,
  event_id bigint NOT NULL,
  ticket_id bigint NOT NULL,
  comment_id bigint,
  kind text NOT NULL,
  actor_id bigint,
  data jsonb NOT NULL DEFAULT '{}'::jsonb,
  created_at timestamp with time zone NOT NULL,
  read_at timestamp with time zone,
  CONSTRAINT notifications_pkey PRIMARY KEY (id),
  CONSTRAINT notifications_event_id_person_id_key UNIQUE (event_id, person_id),
  CONSTRAINT notifications_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES people(id),
  CONSTRAINT notifications_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES ticket_comments(id),
  CONSTRAINT notifications_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id),
  CONSTRAINT notifications_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT notifications_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);
CREATE INDEX notifications_of_person ON public.notifications USING btree (person_id, id DESC);
CREATE INDEX notifications_unread ON public.notifications USING btree (person_id) WHERE (read_at IS NULL);

CREATE TABLE one_time_links (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  person_id bigint NOT NULL,
  purpose text NOT NULL,
  token_hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  email text,
  registration bytea,
  CONSTRAINT one_time_links_pkey PRIMARY KEY (id),
  CONSTRAINT one_time_links_token_hash_key UNIQUE (token_hash),
  CONSTRAINT one_time_links_address CHECK (((purpose = 'change_email'::text) = (email IS NOT NULL))),
  CONSTRAINT one_time_links_email_check CHECK ((email = lower(email))),
  CONSTRAINT one_time_links_purpose_check CHECK ((purpose = ANY (ARRAY['verify_email'::text, 'reset_password'::text, 'invitation'::text, 'change_email'::text]))),
  CONSTRAINT one_time_links_registration CHECK (((registration IS NULL) OR (purpose = 'verify_email'::text))),
  CONSTRAINT one_time_links_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);
CREATE UNIQUE INDEX one_time_links_one_open ON public.one_time_links USING btree (person_id, purpose) WHERE (used_at IS NULL);

CREATE TABLE organizations (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  is_public boolean NOT NULL DEFAULT true,
  email text,
  phone text,
  address text,
  hours_text text,
  accent text,
  logo_key text,
  logo_media_type text,
  archived_at timestamp with time zone,
  changed_by bigint,
  changed_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  is_sample boolean NOT NULL DEFAULT false,
  is_hidden boolean NOT NULL DEFAULT false,
  CONSTRAINT organizations_pkey PRIMARY KEY (id),
  CONSTRAINT organizations_logo_key_key UNIQUE (logo_key),
  CONSTRAINT organizations_accent_check CHECK ((accent ~ '^#[0-9a-f]{6}$'::text)),
  CONSTRAINT organizations_check CHECK (((logo_key IS NULL) = (logo_media_type IS NULL))),
  CONSTRAINT organizations_check1 CHECK ((is_sample OR (NOT is_hidden))),
  CONSTRAINT organizations_name_check CHECK ((name <> ''::text)),
  CONSTRAINT organizations_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id)
);
CREATE UNIQUE INDEX organizations_name ON public.organizations USING btree (lower(name));

CREATE TABLE people (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  full_name text NOT NULL,
  email text,
  email_verified_at timestamp with time zone,
  password_hash text,
  phone text,
  address text,
  locale text NOT NULL DEFAULT 'en'::text,
  time_zone text NOT NULL DEFAULT 'UTC'::text,
  theme text NOT NULL DEFAULT 'system'::text,
  photo_key text,
  photo_media_type text,
  notification_preferences jsonb NOT NULL DEFAULT '{}'::jsonb,
  role_id bigint NOT NULL,
  created_at timestamp with time zone NOT NULL,
  last_seen_at timestamp with time zone,
  deactivated_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  changed_by bigint,
  changed_at timestamp with time zone,
  is_sample boolean NOT NULL DEFAULT false,
  is_hidden boolean NOT NULL DEFAULT false,
  deleted_at timestamp with time zone,
  keyboard jsonb NOT NULL DEFAULT '{}'::jsonb,
  density text NOT NULL DEFAULT 'comfortable'::text,
  signature text NOT NULL DEFAULT ''::text,
  hour_format text NOT NULL DEFAULT 'locale'::text,
  CONSTRAINT people_pkey PRIMARY KEY (id),
  CONSTRAINT people_email_key UNIQUE (email),
  CONSTRAINT people_photo_key_key UNIQUE (photo_key),
  CONSTRAINT people_check CHECK (((photo_key IS NULL) = (photo_media_type IS NULL))),
  CONSTRAINT people_check1 CHECK ((is_sample OR (NOT is_hidden))),
  CONSTRAINT people_check2 CHECK (((NOT is_sample) OR ((password_hash IS NULL) AND (email_verified_at IS NULL)))),
  CONSTRAINT people_check3 CHECK (((NOT is_sample) OR (email ~~ '%.invalid'::text))),
  CONSTRAINT people_deleted_is_nobody CHECK (((deleted_at IS NULL) OR ((deactivated_at IS NOT NULL) AND (email IS NULL) AND (email_verified_at IS NULL) AND (password_hash IS NULL) AND (phone IS NULL) AND (address IS NULL) AND (photo_key IS NULL)))),
  CONSTRAINT people_density_check CHECK ((density = ANY (ARRAY['comfortable'::text, 'compact'::text]))),
  CONSTRAINT people_email_check CHECK ((email = lower(email))),
  CONSTRAINT people_full_name_check CHECK ((full_name <> ''::text)),
  CONSTRAINT people_hour_format_check CHECK ((hour_format = ANY (ARRAY['locale'::text, 'h12'::text, 'h23'::text]))),
  CONSTRAINT people_keyboard_check CHECK ((jsonb_typeof(keyboard) = 'object'::text)),
  CONSTRAINT people_theme_check CHECK ((theme = ANY (ARRAY['system'::text, 'light'::text, 'dark'::text]))),
  CONSTRAINT people_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id),
  CONSTRAINT people_role_id_fkey FOREIGN KEY (role_id) REFERENCES roles(id)
);
CREATE INDEX people_email ON public.people USING btree (email text_pattern_ops);
CREATE INDEX people_last_name ON public.people USING btree (search_last_name(full_name) text_pattern_ops, id);
CREATE INDEX people_name ON public.people USING btree (lower(full_name) text_pattern_ops, id);
CREATE INDEX people_of_role ON public.people USING btree (role_id, id);
CREATE TRIGGER people_words AFTER UPDATE OF full_name, email ON public.people FOR EACH ROW WHEN (((old.full_name <> new.full_name) OR (old.email IS DISTINCT FROM new.email))) EXECUTE FUNCTION write_texts_of_person();

CREATE TABLE person_skills (
  person_id bigint NOT NULL,
  skill_id bigint NOT NULL,
  level smallint NOT NULL,
  CONSTRAINT person_skills_pkey PRIMARY KEY (person_id, skill_id),
  CONSTRAINT person_skills_level_check CHECK (((level >= 1) AND (level <= 5))),
  CONSTRAINT person_skills_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT person_skills_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES skills(id)
);

CREATE TABLE processes (
  worker_id text NOT NULL,
  host text NOT NULL,
  pid integer NOT NULL,
  started_at timestamp with time zone NOT NULL,
  seen_at timestamp with time zone NOT NULL,
  CONSTRAINT processes_pkey PRIMARY KEY (worker_id)
);

CREATE TABLE push_keys (
  id smallint NOT NULL,
  public_key text NOT NULL,
  private_key text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT push_keys_pkey PRIMARY KEY (id),
  CONSTRAINT push_keys_id_check CHECK ((id = 1))
);

CREATE TABLE push_subscriptions (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  person_id bigint NOT NULL,
  session_id bigint NOT NULL,
  endpoint_hash bytea NOT NULL,
  subscription text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  last_sent_at timestamp with time zone,
  retry_at timestamp with time zone,
  failures integer NOT NULL DEFAULT 0,
  failing_since timestamp with time zone,
  CONSTRAINT push_subscriptions_pkey PRIMARY KEY (id),
  CONSTRAINT push_subscriptions_endpoint_hash_key UNIQUE (endpoint_hash),
  CONSTRAINT push_subscriptions_session_id_key UNIQUE (session_id),
  CONSTRAINT push_subscriptions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT push_subscriptions_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id)
);
CREATE INDEX push_subscriptions_of_person ON public.push_subscriptions USING btree (person_id);

CREATE TABLE pushes (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  subscription_id bigint NOT NULL,
  event_id bigint NOT NULL,
  ticket_id bigint NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  created_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  outcome text,
  CONSTRAINT pushes_pkey PRIMARY KEY (id),
  CONSTRAINT pushes_event_id_subscription_id_key UNIQUE (event_id, subscription_id),
  CONSTRAINT pushes_check CHECK (((ended_at IS NULL) = (outcome IS NULL))),
  CONSTRAINT pushes_outcome_check CHECK ((outcome = ANY (ARRAY['sent'::text, 'replaced'::text, 'unwanted'::text, 'given_up'::text]))),
  CONSTRAINT pushes_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id),
  CONSTRAINT pushes_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES push_subscriptions(id) ON DELETE CASCADE,
  CONSTRAINT pushes_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);
CREATE INDEX pushes_ended ON public.pushes USING btree (ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX pushes_waiting ON public.pushes USING btree (subscription_id, ticket_id) WHERE (ended_at IS NULL);

CREATE UNLOGGED TABLE rate_limits (
  key bytea NOT NULL,
  hits integer NOT NULL,
  resets_at timestamp with time zone NOT NULL,
  CONSTRAINT rate_limits_pkey PRIMARY KEY (key)
);
CREATE INDEX rate_limits_age ON public.rate_limits USING btree (resets_at);

CREATE TABLE recovery_codes (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  person_id bigint NOT NULL,
  code_hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  CONSTRAINT recovery_codes_pkey PRIMARY KEY (id),
  CONSTRAINT recovery_codes_code_hash_key UNIQUE (code_hash),
  CONSTRAINT recovery_codes_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);
CREATE INDEX recovery_codes_left ON public.recovery_codes USING btree (person_id) WHERE (used_at IS NULL);

CREATE TABLE roles (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  key text NOT NULL,
  name text NOT NULL,
  built_in boolean NOT NULL DEFAULT false,
  is_staff boolean NOT NULL,
  sees text NOT NULL,
  permissions text[] NOT NULL,
  description text,
  changed_by bigint,
  changed_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT roles_pkey PRIMARY KEY (id),
  CONSTRAINT roles_key_key UNIQUE (key),
  CONSTRAINT roles_description_check CHECK ((description <> ''::text)),
  CONSTRAINT roles_key_check CHECK ((key ~ '^[a-z][a-z0-9_]{0,59}$'::text)),
  CONSTRAINT roles_sees_check CHECK ((sees = ANY (ARRAY['own'::text, 'assigned'::text, 'teams'::text, 'departments'::text, 'all'::text]))),
  CONSTRAINT roles_sees_kind CHECK ((is_staff = (sees <> 'own'::text))),
  CONSTRAINT roles_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id)
);
CREATE UNIQUE INDEX roles_name ON public.roles USING btree (lower(name));

CREATE TABLE sample_data (
  only_row boolean NOT NULL DEFAULT true,
  state text NOT NULL DEFAULT 'none'::text,
  percent smallint NOT NULL DEFAULT 0,
  hidden_at timestamp with time zone,
  changed_by bigint,
  changed_at timestamp with time zone,
  CONSTRAINT sample_data_pkey PRIMARY KEY (only_row),
  CONSTRAINT sample_data_only_row_check CHECK (only_row),
  CONSTRAINT sample_data_percent_check CHECK (((percent >= 0) AND (percent <= 100))),
  CONSTRAINT sample_data_state_check CHECK ((state = ANY (ARRAY['none'::text, 'loading'::text, 'shown'::text, 'hidden'::text]))),
  CONSTRAINT sample_data_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id)
);

CREATE TABLE saved_views (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  scope text NOT NULL,
  owner_id bigint,
  team_id bigint,
  name text NOT NULL,
  query text NOT NULL,
  sort text NOT NULL,
  columns text[] NOT NULL DEFAULT '{}'::text[],
  group_by text,
  created_by bigint,
  created_at timestamp with time zone NOT NULL,
  changed_by bigint,
  changed_at timestamp with time zone NOT NULL,
  archived_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  deleted_at timestamp with time zone,
  CONSTRAINT saved_views_pkey PRIMARY KEY (id),
  CONSTRAINT saved_views_check CHECK (((scope = 'personal'::text) = (owner_id IS NOT NULL))),
  CONSTRAINT saved_views_check1 CHECK (((scope = 'team'::text) = (team_id IS NOT NULL))),
  CONSTRAINT saved_views_deleted_is_archived CHECK (((deleted_at IS NULL) OR (archived_at IS NOT NULL))),
  CONSTRAINT saved_views_name_check CHECK ((name <> ''::text)),
  CONSTRAINT saved_views_scope_check CHECK ((scope = ANY (ARRAY['personal'::text, 'team'::text, 'all'::text]))),
  CONSTRAINT saved_views_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id),
  CONSTRAINT saved_views_created_by_fkey FOREIGN KEY (created_by) REFERENCES people(id),
  CONSTRAINT saved_views_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES people(id),
  CONSTRAINT saved_views_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id)
);
CREATE INDEX saved_views_of_owner ON public.saved_views USING btree (owner_id) WHERE (owner_id IS NOT NULL);
CREATE INDEX saved_views_shared ON public.saved_views USING btree (scope, team_id) WHERE (owner_id IS NULL);

CREATE TABLE schema_migrations (
  name text NOT NULL,
  checksum text NOT NULL,
  applied_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT schema_migrations_pkey PRIMARY KEY (name)
);
COMMENT ON TABLE schema_migrations IS 'read-only: which migration files this database has, kept by the migrate command';

CREATE TABLE search_changes (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  department_id bigint NOT NULL,
  n smallint NOT NULL,
  words text[] NOT NULL,
  readable text[] NOT NULL,
  CONSTRAINT search_changes_pkey PRIMARY KEY (id),
  CONSTRAINT search_changes_n_check CHECK ((n = ANY (ARRAY[1, '-1'::integer])))
);

CREATE TABLE search_languages (
  name text NOT NULL,
  CONSTRAINT search_languages_pkey PRIMARY KEY (name)
);

CREATE TABLE search_rewrites (
  ticket_id bigint NOT NULL,
  CONSTRAINT search_rewrites_pkey PRIMARY KEY (ticket_id),
  CONSTRAINT search_rewrites_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);

CREATE TABLE search_state (
  only_row boolean NOT NULL DEFAULT true,
  write_below bigint,
  CONSTRAINT search_state_pkey PRIMARY KEY (only_row),
  CONSTRAINT search_state_only_row_check CHECK (only_row)
);

CREATE TABLE search_word_uses (
  word text NOT NULL,
  department_id bigint NOT NULL,
  tickets integer NOT NULL,
  readable integer NOT NULL,
  CONSTRAINT search_word_uses_pkey PRIMARY KEY (word, department_id),
  CONSTRAINT search_word_uses_word_fkey FOREIGN KEY (word) REFERENCES search_words(word)
);

CREATE TABLE search_words (
  word text NOT NULL,
  CONSTRAINT search_words_pkey PRIMARY KEY (word)
);
CREATE INDEX search_words_misspelled ON public.search_words USING gin (search_misspellings(word)) WITH (fastupdate=off);

CREATE TABLE sessions (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  person_id bigint NOT NULL,
  refresh_hash bytea NOT NULL,
  previous_hash bytea,
  rotated_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL,
  idle_until timestamp with time zone NOT NULL,
  absolute_until timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  end_reason text,
  ip inet,
  user_agent text,
  ticket_id bigint,
  confirmed_at timestamp with time zone NOT NULL DEFAULT app_now(),
  must_set_up_two_factor boolean NOT NULL DEFAULT false,
  CONSTRAINT sessions_pkey PRIMARY KEY (id),
  CONSTRAINT sessions_previous_hash_key UNIQUE (previous_hash),
  CONSTRAINT sessions_refresh_hash_key UNIQUE (refresh_hash),
  CONSTRAINT sessions_check CHECK (((ended_at IS NULL) = (end_reason IS NULL))),
  CONSTRAINT sessions_end_reason_check CHECK ((end_reason = ANY (ARRAY['signed_out'::text, 'ended'::text, 'password_changed'::text, 'token_reused'::text, 'rights_changed'::text, 'deactivated'::text, 'deleted'::text]))),
  CONSTRAINT sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT sessions_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);
CREATE INDEX sessions_open ON public.sessions USING btree (person_id) WHERE (ended_at IS NULL);

CREATE TABLE setup (
  only_row boolean NOT NULL DEFAULT true,
  skipped text[] NOT NULL DEFAULT '{}'::text[],
  hidden_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT setup_pkey PRIMARY KEY (only_row),
  CONSTRAINT setup_only_row_check CHECK (only_row)
);

CREATE TABLE sign_in_challenges (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  person_id bigint NOT NULL,
  token_hash bytea NOT NULL,
  password_digest bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  tries smallint NOT NULL DEFAULT 0,
  CONSTRAINT sign_in_challenges_pkey PRIMARY KEY (id),
  CONSTRAINT sign_in_challenges_token_hash_key UNIQUE (token_hash),
  CONSTRAINT sign_in_challenges_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);
CREATE INDEX sign_in_challenges_person ON public.sign_in_challenges USING btree (person_id);

CREATE TABLE skills (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  archived_at timestamp with time zone,
  changed_by bigint,
  changed_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  is_sample boolean NOT NULL DEFAULT false,
  is_hidden boolean NOT NULL DEFAULT false,
  CONSTRAINT skills_pkey PRIMARY KEY (id),
  CONSTRAINT skills_name_key UNIQUE (name),
  CONSTRAINT skills_check CHECK ((is_sample OR (NOT is_hidden))),
  CONSTRAINT skills_name_check CHECK ((name <> ''::text)),
  CONSTRAINT skills_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id)
);
CREATE UNIQUE INDEX skills_name ON public.skills USING btree (lower(name));

CREATE TABLE sla_clocks (
  ticket_id bigint NOT NULL,
  metric text NOT NULL,
  cycle integer NOT NULL,
  policy_version_id bigint NOT NULL,
  target_seconds integer NOT NULL,
  set_by_hand boolean NOT NULL DEFAULT false,
  started_at timestamp with time zone NOT NULL,
  due_at timestamp with time zone,
  warn_at timestamp with time zone,
  next_at timestamp with time zone,
  paused_at timestamp with time zone,
  used_seconds integer NOT NULL DEFAULT 0,
  met_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  breached_at timestamp with time zone,
  detected_at timestamp with time zone,
  calendar_version_id bigint NOT NULL,
  statutory boolean NOT NULL DEFAULT false,
  pending jsonb NOT NULL DEFAULT '[]'::jsonb,
  held_since timestamp with time zone,
  CONSTRAINT sla_clocks_pkey PRIMARY KEY (ticket_id, metric, cycle),
  CONSTRAINT sla_clocks_check CHECK (((breached_at IS NULL) = (detected_at IS NULL))),
  CONSTRAINT sla_clocks_metric_check CHECK ((metric = ANY (ARRAY['first_response'::text, 'next_response'::text, 'update'::text, 'resolution'::text]))),
  CONSTRAINT sla_clocks_next CHECK (((next_at IS NULL) = (pending = '[]'::jsonb))),
  CONSTRAINT sla_clocks_calendar_version_id_fkey FOREIGN KEY (calendar_version_id) REFERENCES calendar_versions(id),
  CONSTRAINT sla_clocks_policy_version_id_fkey FOREIGN KEY (policy_version_id) REFERENCES sla_policy_versions(id),
  CONSTRAINT sla_clocks_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
) WITH (fillfactor=80);
CREATE INDEX sla_clocks_next ON public.sla_clocks USING btree (next_at) WHERE (next_at IS NOT NULL);
CREATE UNIQUE INDEX sla_clocks_one_running ON public.sla_clocks USING btree (ticket_id, metric) WHERE ((met_at IS NULL) AND (cancelled_at IS NULL));
CREATE INDEX sla_clocks_running_of_version ON public.sla_clocks USING btree (policy_version_id, ticket_id, calendar_version_id) WHERE ((met_at IS NULL) AND (cancelled_at IS NULL));

CREATE TABLE sla_events (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  ticket_id bigint NOT NULL,
  metric text NOT NULL,
  cycle integer NOT NULL,
  type text NOT NULL,
  at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  policy_version_id bigint NOT NULL,
  data jsonb NOT NULL DEFAULT '{}'::jsonb,
  calendar_version_id bigint NOT NULL,
  step text NOT NULL DEFAULT ''::text,
  CONSTRAINT sla_events_pkey PRIMARY KEY (id),
  CONSTRAINT sla_events_cycle_check CHECK ((cycle > 0)),
  CONSTRAINT sla_events_metric_check CHECK ((metric = ANY (ARRAY['first_response'::text, 'next_response'::text, 'update'::text, 'resolution'::text]))),
  CONSTRAINT sla_events_type_check CHECK ((type = ANY (ARRAY['applied'::text, 'started'::text, 'paused'::text, 'resumed'::text, 'met'::text, 'warned'::text, 'breached'::text, 'retargeted'::text, 'due_set'::text, 'extended'::text, 'escalated'::text, 'reopened'::text, 'cancelled'::text, 'restored'::text]))),
  CONSTRAINT sla_events_calendar_version_id_fkey FOREIGN KEY (calendar_version_id) REFERENCES calendar_versions(id),
  CONSTRAINT sla_events_policy_version_id_fkey FOREIGN KEY (policy_version_id) REFERENCES sla_policy_versions(id),
  CONSTRAINT sla_events_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);
COMMENT ON TABLE sla_events IS 'append-only: the truth about every promise';
CREATE INDEX sla_events_of_ticket ON public.sla_events USING btree (ticket_id, id);
CREATE UNIQUE INDEX sla_events_once ON public.sla_events USING btree (ticket_id, metric, cycle, type, step) WHERE (type = ANY (ARRAY['warned'::text, 'breached'::text, 'escalated'::text]));
CREATE TRIGGER sla_events_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.sla_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE sla_policies (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  is_default boolean NOT NULL DEFAULT false,
  "position" integer NOT NULL DEFAULT 0,
  is_on boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  deleted_at timestamp with time zone,
  changed_at timestamp with time zone,
  changed_by bigint,
  CONSTRAINT sla_policies_pkey PRIMARY KEY (id),
  CONSTRAINT sla_policies_default_stays CHECK (((NOT is_default) OR (is_on AND (deleted_at IS NULL)))),
  CONSTRAINT sla_policies_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id)
);
CREATE UNIQUE INDEX sla_policies_name ON public.sla_policies USING btree (lower(name)) WHERE (deleted_at IS NULL);
CREATE UNIQUE INDEX sla_policies_one_default ON public.sla_policies USING btree (is_default) WHERE is_default;

CREATE TABLE sla_policy_versions (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  policy_id bigint NOT NULL,
  version integer NOT NULL,
  calendar_id bigint NOT NULL,
  pausing text[] NOT NULL,
  created_at timestamp with time zone NOT NULL,
  key uuid NOT NULL DEFAULT gen_random_uuid(),
  conditions jsonb NOT NULL DEFAULT '{}'::jsonb,
  warn_percents smallint[] NOT NULL DEFAULT '{75}'::smallint[],
  reopening text NOT NULL DEFAULT 'resume'::text,
  valid_from date,
  valid_until date,
  steps jsonb NOT NULL DEFAULT '[]'::jsonb,
  created_by bigint,
  CONSTRAINT sla_policy_versions_pkey PRIMARY KEY (id),
  CONSTRAINT sla_policy_versions_key_key UNIQUE (key),
  CONSTRAINT sla_policy_versions_policy_id_version_key UNIQUE (policy_id, version),
  CONSTRAINT sla_policy_versions_reopening_check CHECK ((reopening = ANY (ARRAY['keep'::text, 'resume'::text, 'restart'::text]))),
  CONSTRAINT sla_policy_versions_validity CHECK ((valid_from <= valid_until)),
  CONSTRAINT sla_policy_versions_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendars(id),
  CONSTRAINT sla_policy_versions_created_by_fkey FOREIGN KEY (created_by) REFERENCES people(id),
  CONSTRAINT sla_policy_versions_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES sla_policies(id)
);
COMMENT ON TABLE sla_policy_versions IS 'append-only: what was promised stays as it was promised';
CREATE TRIGGER sla_policy_versions_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.sla_policy_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE sla_runs (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  policy_id bigint,
  calendar_id bigint,
  state text NOT NULL DEFAULT 'running'::text,
  total integer NOT NULL,
  done integer NOT NULL DEFAULT 0,
  changed integer NOT NULL DEFAULT 0,
  last_ticket_id bigint NOT NULL DEFAULT 0,
  started_by bigint,
  created_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone,
  CONSTRAINT sla_runs_pkey PRIMARY KEY (id),
  CONSTRAINT sla_runs_check CHECK (((policy_id IS NULL) <> (calendar_id IS NULL))),
  CONSTRAINT sla_runs_check1 CHECK (((state = 'done'::text) = (finished_at IS NOT NULL))),
  CONSTRAINT sla_runs_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text]))),
  CONSTRAINT sla_runs_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendars(id),
  CONSTRAINT sla_runs_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES sla_policies(id),
  CONSTRAINT sla_runs_started_by_fkey FOREIGN KEY (started_by) REFERENCES people(id)
);
CREATE UNIQUE INDEX sla_runs_one_of_calendar ON public.sla_runs USING btree (calendar_id) WHERE ((state = 'running'::text) AND (calendar_id IS NOT NULL));
CREATE UNIQUE INDEX sla_runs_one_of_policy ON public.sla_runs USING btree (policy_id) WHERE ((state = 'running'::text) AND (policy_id IS NOT NULL));

CREATE TABLE sla_targets (
  version_id bigint NOT NULL,
  priority text NOT NULL,
  metric text NOT NULL,
  seconds integer,
  kind text NOT NULL DEFAULT 'working'::text,
  typed text,
  amount integer,
  extension integer,
  calendar_id bigint,
  CONSTRAINT sla_targets_pkey PRIMARY KEY (version_id, priority, metric),
  CONSTRAINT sla_targets_amount_check CHECK (((amount >= 1) AND (amount <= 3650))),
  CONSTRAINT sla_targets_extension CHECK (((kind <> 'working'::text) OR ((extension IS NULL) AND (calendar_id IS NULL)))),
  CONSTRAINT sla_targets_extension_check CHECK (((extension >= 1) AND (extension <= 3650))),
  CONSTRAINT sla_targets_kind_check CHECK ((kind = ANY (ARRAY['working'::text, 'business_days'::text, 'calendar_days'::text, 'calendar_weeks'::text]))),
  CONSTRAINT sla_targets_metric_check CHECK ((metric = ANY (ARRAY['first_response'::text, 'next_response'::text, 'update'::text, 'resolution'::text]))),
  CONSTRAINT sla_targets_priority_check CHECK ((priority = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text]))),
  CONSTRAINT sla_targets_seconds_check CHECK ((seconds > 0)),
  CONSTRAINT sla_targets_statutory CHECK (((kind = 'working'::text) = (amount IS NULL))),
  CONSTRAINT sla_targets_statutory_metric CHECK (((kind = 'working'::text) OR (metric = ANY (ARRAY['first_response'::text, 'resolution'::text])))),
  CONSTRAINT sla_targets_working CHECK (((kind = 'working'::text) = (seconds IS NOT NULL))),
  CONSTRAINT sla_targets_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendars(id),
  CONSTRAINT sla_targets_version_id_fkey FOREIGN KEY (version_id) REFERENCES sla_policy_versions(id)
);
COMMENT ON TABLE sla_targets IS 'append-only: belongs to its policy version';
CREATE TRIGGER sla_targets_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.sla_targets FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE snoozes (
  person_id bigint NOT NULL,
  ticket_id bigint NOT NULL,
  until timestamp with time zone,
  since timestamp with time zone NOT NULL,
  event_id bigint NOT NULL,
  CONSTRAINT snoozes_pkey PRIMARY KEY (person_id, ticket_id),
  CONSTRAINT snoozes_check CHECK ((until > since)),
  CONSTRAINT snoozes_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id),
  CONSTRAINT snoozes_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT snoozes_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);
CREATE INDEX snoozes_due ON public.snoozes USING btree (until) WHERE (until IS NOT NULL);
CREATE INDEX snoozes_of_ticket ON public.snoozes USING btree (ticket_id);

CREATE UNLOGGED TABLE socket_io_attachments (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  created_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  payload bytea NOT NULL,
  CONSTRAINT socket_io_attachments_pkey PRIMARY KEY (id)
);
CREATE INDEX socket_io_attachments_age ON public.socket_io_attachments USING btree (created_at);

CREATE TABLE tags (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  merged_into bigint,
  archived_at timestamp with time zone,
  changed_by bigint,
  changed_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT tags_pkey PRIMARY KEY (id),
  CONSTRAINT tags_check CHECK ((merged_into <> id)),
  CONSTRAINT tags_name_check CHECK ((name <> ''::text)),
  CONSTRAINT tags_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id),
  CONSTRAINT tags_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES tags(id)
);
CREATE INDEX tags_merged ON public.tags USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE UNIQUE INDEX tags_name ON public.tags USING btree (lower(name));

CREATE TABLE team_departments (
  team_id bigint NOT NULL,
  department_id bigint NOT NULL,
  CONSTRAINT team_departments_pkey PRIMARY KEY (team_id, department_id),
  CONSTRAINT team_departments_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id),
  CONSTRAINT team_departments_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id)
);
CREATE INDEX team_departments_department ON public.team_departments USING btree (department_id);
CREATE TRIGGER team_departments_access AFTER INSERT OR DELETE ON public.team_departments FOR EACH ROW EXECUTE FUNCTION announce_team_change();

CREATE TABLE team_members (
  team_id bigint NOT NULL,
  person_id bigint NOT NULL,
  CONSTRAINT team_members_pkey PRIMARY KEY (team_id, person_id),
  CONSTRAINT team_members_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT team_members_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id)
);
CREATE INDEX team_members_person ON public.team_members USING btree (person_id);
CREATE TRIGGER team_members_access AFTER INSERT OR DELETE ON public.team_members FOR EACH ROW EXECUTE FUNCTION announce_member_change();

CREATE TABLE teams (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  supervisor_id bigint,
  description text,
  archived_at timestamp with time zone,
  changed_by bigint,
  changed_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  is_sample boolean NOT NULL DEFAULT false,
  is_hidden boolean NOT NULL DEFAULT false,
  CONSTRAINT teams_pkey PRIMARY KEY (id),
  CONSTRAINT teams_name_key UNIQUE (name),
  CONSTRAINT teams_check CHECK ((is_sample OR (NOT is_hidden))),
  CONSTRAINT teams_description_check CHECK ((description <> ''::text)),
  CONSTRAINT teams_name_check CHECK ((name <> ''::text)),
  CONSTRAINT teams_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id),
  CONSTRAINT teams_supervisor_id_fkey FOREIGN KEY (supervisor_id) REFERENCES people(id)
);
CREATE UNIQUE INDEX teams_name ON public.teams USING btree (lower(name));
CREATE TRIGGER teams_archived_access AFTER UPDATE OF archived_at ON public.teams FOR EACH ROW WHEN ((old.archived_at IS DISTINCT FROM new.archived_at)) EXECUTE FUNCTION announce_team_archived();

CREATE TABLE ticket_bodies (
  ticket_id bigint NOT NULL,
  description text NOT NULL,
  urgent_reason text,
  CONSTRAINT ticket_bodies_pkey PRIMARY KEY (ticket_id),
  CONSTRAINT ticket_bodies_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);
CREATE TRIGGER ticket_bodies_words_inserted AFTER INSERT ON public.ticket_bodies REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION write_texts_of_rows();
CREATE TRIGGER ticket_bodies_words_updated AFTER UPDATE ON public.ticket_bodies REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION write_texts_of_rows();

CREATE TABLE ticket_comments (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  ticket_id bigint NOT NULL,
  author_id bigint,
  by_staff boolean NOT NULL,
  is_internal boolean NOT NULL,
  body text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  format text NOT NULL DEFAULT 'plain'::text,
  signature text,
  mentions bigint[] NOT NULL DEFAULT '{}'::bigint[],
  home_id bigint,
  opens boolean NOT NULL DEFAULT false,
  CONSTRAINT ticket_comments_pkey PRIMARY KEY (id),
  CONSTRAINT ticket_comments_check CHECK ((by_staff OR (NOT is_internal))),
  CONSTRAINT ticket_comments_format_check CHECK ((format = ANY (ARRAY['plain'::text, 'markdown'::text]))),
  CONSTRAINT ticket_comments_opens CHECK (((NOT opens) OR ((body = ''::text) AND (NOT by_staff)))),
  CONSTRAINT ticket_comments_author_id_fkey FOREIGN KEY (author_id) REFERENCES people(id),
  CONSTRAINT ticket_comments_home_id_fkey FOREIGN KEY (home_id) REFERENCES tickets(id),
  CONSTRAINT ticket_comments_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);
CREATE INDEX ticket_comments_of_ticket ON public.ticket_comments USING btree (ticket_id, id);
CREATE TRIGGER ticket_comments_words_deleted AFTER DELETE ON public.ticket_comments REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION write_texts_of_rows();
CREATE TRIGGER ticket_comments_words_inserted AFTER INSERT ON public.ticket_comments REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION write_texts_of_messages();
CREATE TRIGGER ticket_comments_words_updated AFTER UPDATE ON public.ticket_comments REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION write_texts_of_changed_messages();

CREATE TABLE ticket_counts (
  department_id bigint,
  team_id bigint,
  assignee_id bigint,
  status text NOT NULL,
  n integer NOT NULL
);
CREATE INDEX ticket_counts_kind ON public.ticket_counts USING btree (status, assignee_id) INCLUDE (department_id, team_id, n);
CREATE INDEX ticket_counts_team ON public.ticket_counts USING btree (team_id);

CREATE TABLE ticket_field_values (
  ticket_id bigint NOT NULL,
  field_id bigint NOT NULL,
  text text,
  number numeric,
  date date,
  yes boolean,
  option text,
  CONSTRAINT ticket_field_values_check CHECK ((num_nonnulls(text, number, date, yes, option) = 1)),
  CONSTRAINT ticket_field_values_text_check CHECK ((text <> ''::text)),
  CONSTRAINT ticket_field_values_field_id_fkey FOREIGN KEY (field_id) REFERENCES custom_fields(id),
  CONSTRAINT ticket_field_values_field_id_option_fkey FOREIGN KEY (field_id, option) REFERENCES custom_field_options(field_id, key),
  CONSTRAINT ticket_field_values_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id) ON DELETE CASCADE
);
CREATE INDEX ticket_field_values_date ON public.ticket_field_values USING btree (field_id, date, ticket_id) WHERE (date IS NOT NULL);
CREATE INDEX ticket_field_values_number ON public.ticket_field_values USING btree (field_id, number, ticket_id) WHERE (number IS NOT NULL);
CREATE UNIQUE INDEX ticket_field_values_once ON public.ticket_field_values USING btree (ticket_id, field_id, option) NULLS NOT DISTINCT;
CREATE INDEX ticket_field_values_option ON public.ticket_field_values USING btree (field_id, option, ticket_id) WHERE (option IS NOT NULL);
CREATE INDEX ticket_field_values_text ON public.ticket_field_values USING btree (field_id, lower("left"(text, 200)) COLLATE "C", ticket_id) WHERE (text IS NOT NULL);
CREATE INDEX ticket_field_values_yes ON public.ticket_field_values USING btree (field_id, yes, ticket_id) WHERE (yes IS NOT NULL);
CREATE TRIGGER ticket_field_values_words_deleted AFTER DELETE ON public.ticket_field_values REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION write_texts_of_answers();
CREATE TRIGGER ticket_field_values_words_inserted AFTER INSERT ON public.ticket_field_values REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION write_texts_of_answers();
CREATE TRIGGER ticket_field_values_words_updated AFTER UPDATE ON public.ticket_field_values REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION write_texts_of_answers();

CREATE TABLE ticket_follows (
  person_id bigint NOT NULL,
  ticket_id bigint NOT NULL,
  level text NOT NULL,
  since timestamp with time zone NOT NULL,
  CONSTRAINT ticket_follows_pkey PRIMARY KEY (person_id, ticket_id),
  CONSTRAINT ticket_follows_level_check CHECK ((level = ANY (ARRAY['following'::text, 'muted'::text]))),
  CONSTRAINT ticket_follows_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT ticket_follows_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);
CREATE INDEX ticket_follows_of_ticket ON public.ticket_follows USING btree (ticket_id);

CREATE TABLE ticket_links (
  from_id bigint NOT NULL,
  to_id bigint NOT NULL,
  kind text NOT NULL,
  CONSTRAINT ticket_links_pkey PRIMARY KEY (from_id, to_id, kind),
  CONSTRAINT ticket_links_check CHECK ((from_id <> to_id)),
  CONSTRAINT ticket_links_check1 CHECK (((kind <> 'related'::text) OR (from_id < to_id))),
  CONSTRAINT ticket_links_kind_check CHECK ((kind = ANY (ARRAY['related'::text, 'duplicate'::text, 'blocks'::text, 'parent'::text]))),
  CONSTRAINT ticket_links_from_id_fkey FOREIGN KEY (from_id) REFERENCES tickets(id),
  CONSTRAINT ticket_links_to_id_fkey FOREIGN KEY (to_id) REFERENCES tickets(id)
);
CREATE UNIQUE INDEX ticket_links_once ON public.ticket_links USING btree (LEAST(from_id, to_id), GREATEST(from_id, to_id), kind);
CREATE UNIQUE INDEX ticket_links_one_parent ON public.ticket_links USING btree (to_id) WHERE (kind = 'parent'::text);
CREATE INDEX ticket_links_to ON public.ticket_links USING btree (to_id);

CREATE TABLE ticket_origins (
  ticket_id bigint NOT NULL,
  import_id bigint NOT NULL,
  source text NOT NULL,
  external_id text,
  file_hash bytea NOT NULL,
  row_number integer NOT NULL,
  CONSTRAINT ticket_origins_pkey PRIMARY KEY (ticket_id),
  CONSTRAINT ticket_origins_file_hash_row_number_key UNIQUE (file_hash, row_number),
  CONSTRAINT ticket_origins_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id),
  CONSTRAINT ticket_origins_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);
CREATE UNIQUE INDEX ticket_origins_external ON public.ticket_origins USING btree (source, external_id) WHERE (external_id IS NOT NULL);

CREATE TABLE ticket_tags (
  ticket_id bigint NOT NULL,
  tag_id bigint NOT NULL,
  CONSTRAINT ticket_tags_pkey PRIMARY KEY (ticket_id, tag_id),
  CONSTRAINT ticket_tags_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags(id),
  CONSTRAINT ticket_tags_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);
CREATE INDEX ticket_tags_tag ON public.ticket_tags USING btree (tag_id, ticket_id);
CREATE TRIGGER ticket_tags_words_deleted AFTER DELETE ON public.ticket_tags REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION write_removed_tags();
CREATE TRIGGER ticket_tags_words_inserted AFTER INSERT ON public.ticket_tags REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION write_added_tags();

CREATE TABLE ticket_texts (
  ticket_id bigint NOT NULL,
  languages text[] NOT NULL,
  words tsvector NOT NULL,
  CONSTRAINT ticket_texts_pkey PRIMARY KEY (ticket_id),
  CONSTRAINT ticket_texts_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);
CREATE INDEX ticket_texts_words ON public.ticket_texts USING gin (words) WITH (fastupdate='on', gin_pending_list_limit='16384');
CREATE TRIGGER ticket_texts_counted AFTER INSERT OR DELETE OR UPDATE OF words ON public.ticket_texts FOR EACH ROW EXECUTE FUNCTION note_words_of_text();

CREATE TABLE tickets (
  id bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
  subject text NOT NULL,
  status text NOT NULL,
  priority text NOT NULL,
  requested_priority text,
  channel text NOT NULL,
  customer_id bigint NOT NULL,
  created_by bigint NOT NULL,
  category_id bigint NOT NULL,
  organization_id bigint,
  department_id bigint,
  team_id bigint,
  skill_id bigint,
  assignee_id bigint,
  escalation_level smallint NOT NULL DEFAULT 0,
  reopened_count integer NOT NULL DEFAULT 0,
  comment_count integer NOT NULL DEFAULT 0,
  note_count integer NOT NULL DEFAULT 0,
  created_at timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  resolved_at timestamp with time zone,
  closed_at timestamp with time zone,
  closed_reason text,
  hidden_at timestamp with time zone,
  next_due_at timestamp with time zone,
  next_warn_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  is_sample boolean NOT NULL DEFAULT false,
  merged_into bigint,
  split_from bigint,
  CONSTRAINT tickets_pkey PRIMARY KEY (id),
  CONSTRAINT tickets_channel_check CHECK ((channel = ANY (ARRAY['web'::text, 'api'::text, 'phone'::text, 'counter'::text, 'import'::text]))),
  CONSTRAINT tickets_check CHECK (((status = ANY (ARRAY['resolved'::text, 'closed'::text])) OR ((resolved_at IS NULL) AND (closed_at IS NULL)))),
  CONSTRAINT tickets_check1 CHECK (((status = 'closed'::text) = (closed_at IS NOT NULL))),
  CONSTRAINT tickets_check2 CHECK (((closed_at IS NULL) = (closed_reason IS NULL))),
  CONSTRAINT tickets_closed_reason_check CHECK ((closed_reason = ANY (ARRAY['confirmed'::text, 'automatic'::text, 'withdrawn'::text, 'staff'::text, 'merged'::text]))),
  CONSTRAINT tickets_escalation_level_check CHECK ((escalation_level >= 0)),
  CONSTRAINT tickets_merged CHECK (((merged_into <> id) AND ((merged_into IS NULL) = (closed_reason IS DISTINCT FROM 'merged'::text)))),
  CONSTRAINT tickets_priority_check CHECK ((priority = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text]))),
  CONSTRAINT tickets_requested_priority_check CHECK ((requested_priority = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text]))),
  CONSTRAINT tickets_split CHECK ((split_from <> id)),
  CONSTRAINT tickets_status_check CHECK ((status = ANY (ARRAY['new'::text, 'in_progress'::text, 'pending'::text, 'on_hold'::text, 'resolved'::text, 'closed'::text]))),
  CONSTRAINT tickets_subject_check CHECK ((subject <> ''::text)),
  CONSTRAINT tickets_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES people(id),
  CONSTRAINT tickets_category_id_fkey FOREIGN KEY (category_id) REFERENCES categories(id),
  CONSTRAINT tickets_created_by_fkey FOREIGN KEY (created_by) REFERENCES people(id),
  CONSTRAINT tickets_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES people(id),
  CONSTRAINT tickets_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id),
  CONSTRAINT tickets_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES tickets(id),
  CONSTRAINT tickets_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  CONSTRAINT tickets_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES skills(id),
  CONSTRAINT tickets_split_from_fkey FOREIGN KEY (split_from) REFERENCES tickets(id),
  CONSTRAINT tickets_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id)
) WITH (fillfactor=80);
CREATE INDEX tickets_critical_of_assignee ON public.tickets USING btree (assignee_id) WHERE ((priority = 'critical'::text) AND (status = ANY (ARRAY['new'::text, 'in_progress'::text, 'pending'::text, 'on_hold'::text])) AND (hidden_at IS NULL));
CREATE INDEX tickets_due ON public.tickets USING btree (COALESCE(next_due_at, 'infinity'::timestamp with time zone), id);
CREATE INDEX tickets_merged_into ON public.tickets USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX tickets_newest ON public.tickets USING btree (created_at DESC, id DESC);
CREATE INDEX tickets_of_assignee ON public.tickets USING btree (assignee_id, resolved_at) WHERE (assignee_id IS NOT NULL);
CREATE INDEX tickets_of_category ON public.tickets USING btree (category_id, created_at DESC, id DESC);
CREATE INDEX tickets_of_customer ON public.tickets USING btree (customer_id, created_at DESC, id DESC);
CREATE INDEX tickets_of_department ON public.tickets USING btree (department_id, created_at DESC, id DESC);
CREATE INDEX tickets_open_created ON public.tickets USING btree (created_at, id) WHERE ((status = ANY (ARRAY['new'::text, 'in_progress'::text, 'pending'::text, 'on_hold'::text])) AND (hidden_at IS NULL));
CREATE INDEX tickets_open_due ON public.tickets USING btree (COALESCE(next_due_at, 'infinity'::timestamp with time zone), id) INCLUDE (next_due_at, department_id, team_id, assignee_id, customer_id) WHERE ((status = ANY (ARRAY['new'::text, 'in_progress'::text, 'pending'::text, 'on_hold'::text])) AND (hidden_at IS NULL));
CREATE INDEX tickets_open_of_assignee ON public.tickets USING btree (assignee_id, COALESCE(next_due_at, 'infinity'::timestamp with time zone), id) INCLUDE (priority, department_id) WHERE ((status = ANY (ARRAY['new'::text, 'in_progress'::text, 'pending'::text, 'on_hold'::text])) AND (hidden_at IS NULL));
CREATE INDEX tickets_pressing ON public.tickets USING btree (LEAST(next_warn_at, next_due_at)) INCLUDE (next_warn_at, next_due_at, department_id, team_id, assignee_id, customer_id) WHERE ((status = ANY (ARRAY['new'::text, 'in_progress'::text, 'pending'::text, 'on_hold'::text])) AND (hidden_at IS NULL));
CREATE INDEX tickets_priority ON public.tickets USING btree (array_position(ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text], priority) DESC, created_at DESC, id DESC);
CREATE INDEX tickets_resolved ON public.tickets USING btree (resolved_at) WHERE (status = 'resolved'::text);
CREATE INDEX tickets_sample ON public.tickets USING btree (id) WHERE is_sample;
CREATE INDEX tickets_updated ON public.tickets USING btree (updated_at DESC, id DESC);
CREATE TRIGGER tickets_count_inserted AFTER INSERT ON public.tickets REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_inserted_tickets();
CREATE TRIGGER tickets_count_updated AFTER UPDATE ON public.tickets REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_updated_tickets();
CREATE TRIGGER tickets_words AFTER UPDATE OF subject, customer_id, organization_id ON public.tickets FOR EACH ROW WHEN (((old.subject <> new.subject) OR (old.customer_id <> new.customer_id) OR (old.organization_id IS DISTINCT FROM new.organization_id))) EXECUTE FUNCTION write_texts_of_ticket();
CREATE TRIGGER tickets_words_counted AFTER UPDATE OF department_id, hidden_at ON public.tickets FOR EACH ROW WHEN (((old.department_id IS DISTINCT FROM new.department_id) OR ((old.hidden_at IS NULL) <> (new.hidden_at IS NULL)))) EXECUTE FUNCTION note_words_of_ticket();

CREATE TABLE time_entries (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  person_id bigint NOT NULL,
  ticket_id bigint NOT NULL,
  spent_on date NOT NULL,
  minutes integer NOT NULL,
  note text NOT NULL DEFAULT ''::text,
  billable boolean NOT NULL,
  by_timer boolean NOT NULL DEFAULT false,
  created_at timestamp with time zone NOT NULL,
  deleted_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT time_entries_pkey PRIMARY KEY (id),
  CONSTRAINT time_entries_minutes_check CHECK (((minutes >= 1) AND (minutes <= 1440))),
  CONSTRAINT time_entries_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT time_entries_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);
CREATE INDEX time_entries_by_day ON public.time_entries USING btree (spent_on, id) WHERE (deleted_at IS NULL);
CREATE INDEX time_entries_deleted ON public.time_entries USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);
CREATE INDEX time_entries_of_person ON public.time_entries USING btree (person_id, spent_on, id) WHERE (deleted_at IS NULL);
CREATE INDEX time_entries_of_ticket ON public.time_entries USING btree (ticket_id, spent_on, id) WHERE (deleted_at IS NULL);

CREATE TABLE timers (
  person_id bigint NOT NULL,
  ticket_id bigint NOT NULL,
  begun_at timestamp with time zone NOT NULL,
  started_at timestamp with time zone,
  counted integer NOT NULL DEFAULT 0,
  CONSTRAINT timers_pkey PRIMARY KEY (person_id),
  CONSTRAINT timers_counted_check CHECK ((counted >= 0)),
  CONSTRAINT timers_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT timers_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);

CREATE TABLE two_factor (
  person_id bigint NOT NULL,
  secret text,
  on_since timestamp with time zone,
  last_step bigint,
  pending_secret text,
  pending_since timestamp with time zone,
  CONSTRAINT two_factor_pkey PRIMARY KEY (person_id),
  CONSTRAINT two_factor_check CHECK ((((secret IS NULL) = (on_since IS NULL)) AND ((secret IS NULL) = (last_step IS NULL)))),
  CONSTRAINT two_factor_check1 CHECK (((pending_secret IS NULL) = (pending_since IS NULL))),
  CONSTRAINT two_factor_check2 CHECK (((secret IS NOT NULL) OR (pending_secret IS NOT NULL))),
  CONSTRAINT two_factor_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);

CREATE TABLE view_matches (
  ticket_id bigint NOT NULL,
  person_id bigint NOT NULL,
  view_id bigint NOT NULL,
  matched_at timestamp with time zone NOT NULL,
  CONSTRAINT view_matches_pkey PRIMARY KEY (ticket_id, person_id, view_id),
  CONSTRAINT view_matches_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT view_matches_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id),
  CONSTRAINT view_matches_view_id_fkey FOREIGN KEY (view_id) REFERENCES saved_views(id) ON DELETE CASCADE
);
CREATE INDEX view_matches_of_person ON public.view_matches USING btree (person_id);
CREATE INDEX view_matches_of_view ON public.view_matches USING btree (view_id);

CREATE TABLE view_standings (
  person_id bigint NOT NULL,
  view_id bigint NOT NULL,
  place integer,
  alerts_since timestamp with time zone,
  CONSTRAINT view_standings_pkey PRIMARY KEY (person_id, view_id),
  CONSTRAINT view_standings_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT view_standings_view_id_fkey FOREIGN KEY (view_id) REFERENCES saved_views(id) ON DELETE CASCADE
);
CREATE INDEX view_standings_alerted ON public.view_standings USING btree (person_id) WHERE (alerts_since IS NOT NULL);
CREATE INDEX view_standings_of_view ON public.view_standings USING btree (view_id);

CREATE OR REPLACE FUNCTION public.announce_access_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM pg_notify('access_changed', NEW.person_id::text);
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.announce_member_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO access_changes (person_id) VALUES (coalesce(NEW.person_id, OLD.person_id));
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.announce_team_archived()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO access_changes (person_id) SELECT person_id FROM team_members WHERE team_id = NEW.id;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.announce_team_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO access_changes (person_id)
  SELECT person_id FROM team_members WHERE team_id = coalesce(NEW.team_id, OLD.team_id);
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.app_now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (SELECT COALESCE(clock.frozen_at, (now() + clock.shift)) AS "coalesce" FROM clock);

CREATE OR REPLACE FUNCTION public.claim_idempotency_key(of_person bigint, of_key text, of_fingerprint bytea)
 RETURNS TABLE(free boolean, same boolean, status integer, response jsonb)
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtextextended(concat_ws(' ', 'idempotency', of_person, of_key), 0)) THEN
    RETURN QUERY SELECT false, NULL::boolean, NULL::integer, NULL::jsonb;
    RETURN;
  END IF;
  RETURN QUERY
    SELECT true, k.fingerprint = of_fingerprint, k.status::integer, k.response
    FROM (VALUES (1)) AS always
    LEFT JOIN idempotency_keys k
      ON k.person_id = of_person AND k.key = of_key AND k.created_at > app_now() - interval '24 hours';
END $function$;

CREATE OR REPLACE FUNCTION public.count_inserted_tickets()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO ticket_counts
  SELECT department_id, team_id, assignee_id, status, count(*) FROM added WHERE hidden_at IS NULL GROUP BY 1, 2, 3, 4;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.count_updated_tickets()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO ticket_counts
  SELECT department_id, team_id, assignee_id, status, sum(n) FROM (
    SELECT department_id, team_id, assignee_id, status, 1 AS n FROM added WHERE hidden_at IS NULL
    UNION ALL
    SELECT department_id, team_id, assignee_id, status, -1 FROM removed WHERE hidden_at IS NULL
  ) AS difference
  GROUP BY 1, 2, 3, 4
  HAVING sum(n) <> 0;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.countable_words(words tsvector)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ARRAY(SELECT word.word FROM unnest(tsvector_to_array(countable_words.words)) word(word) WHERE (word.word ~ '^[^~#@0-9]{3,40}$'::text));

CREATE OR REPLACE FUNCTION public.fold_search_words(most integer)
 RETURNS bigint
 LANGUAGE plpgsql
AS $function$
DECLARE
  folded bigint;
  sums   search_word_uses[];
  fewer  text[];
BEGIN
  IF NOT EXISTS (SELECT FROM search_changes) OR NOT pg_try_advisory_xact_lock(7105370050) THEN
    RETURN 0;
  END IF;
  WITH taken AS (
    DELETE FROM search_changes WHERE id IN (SELECT id FROM search_changes ORDER BY id LIMIT most) RETURNING *
  ), summed AS (
    SELECT word, department_id, sum(tickets)::integer, sum(readable)::integer FROM (
      SELECT unnest(words) AS word, department_id, n AS tickets, 0 AS readable FROM taken
      UNION ALL
      SELECT unnest(readable), department_id, 0, n FROM taken
    ) AS each
    GROUP BY word, department_id HAVING sum(tickets) <> 0 OR sum(readable) <> 0
  )
  SELECT (SELECT count(*) FROM taken), ARRAY(SELECT s::search_word_uses FROM summed s) INTO folded, sums;
  INSERT INTO search_words SELECT DISTINCT word FROM unnest(sums) ON CONFLICT DO NOTHING;
  INSERT INTO search_word_uses AS u SELECT * FROM unnest(sums)
  ON CONFLICT (word, department_id) DO UPDATE SET tickets = u.tickets + EXCLUDED.tickets, readable = u.readable + EXCLUDED.readable;
  fewer := ARRAY(SELECT DISTINCT word FROM unnest(sums) WHERE tickets < 0 OR readable < 0);
  IF cardinality(fewer) > 0 THEN
    DELETE FROM search_word_uses WHERE word = ANY (fewer) AND tickets = 0 AND readable = 0;
    DELETE FROM search_words w WHERE w.word = ANY (fewer) AND NOT EXISTS (SELECT FROM search_word_uses u WHERE u.word = w.word);
  END IF;
  RETURN folded;
END $function$;

CREATE OR REPLACE FUNCTION public.fold_ticket_counts()
 RETURNS bigint
 LANGUAGE sql
AS $function$
  WITH taken AS (
    DELETE FROM ticket_counts
    WHERE ctid IN (SELECT ctid FROM ticket_counts LIMIT 100000 FOR UPDATE SKIP LOCKED)
    RETURNING *
  ), folded AS (
    INSERT INTO ticket_counts
    SELECT department_id, team_id, CASE WHEN status IN ('new', 'in_progress', 'pending', 'on_hold') THEN assignee_id END, status, sum(n)
    FROM taken GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0
    RETURNING 1
  )
  SELECT count(*) FROM taken;
$function$;

CREATE OR REPLACE FUNCTION public.move_words_to_index()
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  SELECT CASE WHEN pg_try_advisory_xact_lock(7105370051) THEN gin_clean_pending_list('ticket_texts_words'::regclass) ELSE 0 END;
$function$;

CREATE OR REPLACE FUNCTION public.network_of(address inet)
 RETURNS cidr
 LANGUAGE sql
 IMMUTABLE STRICT
RETURN network(set_masklen(address, CASE family(address) WHEN 6 THEN 64 ELSE 32 END));

CREATE OR REPLACE FUNCTION public.note_changed_words(department bigint, sign integer, here tsvector, there tsvector)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
DECLARE
  every    text[] := countable_words(ts_delete(here, tsvector_to_array(there)));
  readable text[] := countable_words(ts_delete(ts_filter(here, '{a,b,c}'), tsvector_to_array(ts_filter(there, '{a,b,c}'))));
BEGIN
  IF cardinality(every) + cardinality(readable) > 0 THEN
    INSERT INTO search_changes (department_id, n, words, readable) VALUES (coalesce(department, 0), sign, every, readable);
  END IF;
END $function$;

CREATE OR REPLACE FUNCTION public.note_words_of_text()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  department bigint;
  after  tsvector := CASE WHEN TG_OP = 'DELETE' THEN '' ELSE NEW.words END;
  before tsvector := CASE WHEN TG_OP = 'INSERT' THEN '' ELSE OLD.words END;
BEGIN
  SELECT t.department_id INTO department FROM tickets t
  WHERE t.id = CASE WHEN TG_OP = 'DELETE' THEN OLD.ticket_id ELSE NEW.ticket_id END AND t.hidden_at IS NULL;
  IF FOUND THEN
    PERFORM note_changed_words(department, 1, after, before), note_changed_words(department, -1, before, after);
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.note_words_of_ticket()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  words tsvector;
BEGIN
  SELECT x.words INTO words FROM ticket_texts x WHERE x.ticket_id = NEW.id;
  IF OLD.hidden_at IS NULL THEN
    PERFORM note_changed_words(OLD.department_id, -1, words, '');
  END IF;
  IF NEW.hidden_at IS NULL THEN
    PERFORM note_changed_words(NEW.department_id, 1, words, '');
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $function$;

CREATE OR REPLACE FUNCTION public.rewrite_texts_of_field()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO search_rewrites SELECT DISTINCT ticket_id FROM ticket_field_values WHERE field_id = NEW.id AND text IS NOT NULL
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.search_joined(words tsvector, more tsvector)
 RETURNS tsvector
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
BEGIN
  RETURN words || more;
EXCEPTION WHEN program_limit_exceeded THEN
  RETURN words;
END $function$;

CREATE OR REPLACE FUNCTION public.search_language(locale text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE split_part(locale, '-'::text, 1) WHEN 'ar'::text THEN 'arabic'::text WHEN 'ca'::text THEN 'catalan'::text WHEN 'da'::text THEN 'danish'::text WHEN 'de'::text THEN 'german'::text WHEN 'el'::text THEN 'greek'::text WHEN 'en'::text THEN 'english'::text WHEN 'es'::text THEN 'spanish'::text WHEN 'eu'::text THEN 'basque'::text WHEN 'fi'::text THEN 'finnish'::text WHEN 'fr'::text THEN 'french'::text WHEN 'ga'::text THEN 'irish'::text WHEN 'hi'::text THEN 'hindi'::text WHEN 'hu'::text THEN 'hungarian'::text WHEN 'hy'::text THEN 'armenian'::text WHEN 'id'::text THEN 'indonesian'::text WHEN 'it'::text THEN 'italian'::text WHEN 'lt'::text THEN 'lithuanian'::text WHEN 'nb'::text THEN 'norwegian'::text WHEN 'ne'::text THEN 'nepali'::text WHEN 'nl'::text THEN 'dutch'::text WHEN 'nn'::text THEN 'norwegian'::text WHEN 'no'::text THEN 'norwegian'::text WHEN 'pt'::text THEN 'portuguese'::text WHEN 'ro'::text THEN 'romanian'::text WHEN 'ru'::text THEN 'russian'::text WHEN 'sr'::text THEN 'serbian'::text WHEN 'sv'::text THEN 'swedish'::text WHEN 'ta'::text THEN 'tamil'::text WHEN 'tr'::text THEN 'turkish'::text WHEN 'yi'::text THEN 'yiddish'::text ELSE NULL::text END;

CREATE OR REPLACE FUNCTION public.search_last_name(full_name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN lower(regexp_replace(full_name, '^.*\s'::text, ''::text));

CREATE OR REPLACE FUNCTION public.search_misspellings(word text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (ARRAY[word] || ARRAY(SELECT DISTINCT ("left"(search_misspellings.word, (n.n - 1)) || substr(search_misspellings.word, (n.n + 1))) FROM generate_series(1, length(search_misspellings.word)) n(n)));

CREATE OR REPLACE FUNCTION public.search_plain(body text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (octet_length(body) = length(body)) THEN translate(lower(body), '	
!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~'::text, repeat(' '::text, 35)) ELSE regexp_replace(CASE WHEN (body ~ '[฀-໿က-႟ក-៿ぁ-ヿ㐀-䶿一-鿿豈-﫿ｦ-ﾟ𠀀-𿿿]'::text) THEN regexp_replace(lower(translate(NORMALIZE(body, NFKC), '­​‌‍‎‏⁠﻿ـ'::text, ''::text)), '([฀-໿က-႟ក-៿ぁ-ヿ㐀-䶿一-鿿豈-﫿𠀀-𿿿])'::text, ' \1 '::text, 'g'::text) ELSE lower(translate(NORMALIZE(body, NFKC), '­​‌‍‎‏⁠﻿ـ'::text, ''::text)) END, '[-/:-`{-©«-´¶-¹»-¿×÷ʰ-˿;·՚-՟։־׀׃׳״،؛؟٪-٭۔।॥ -⁯←-⯿⸀-⹿　-〿︐-﹯＀-／￰-￿🀀-🫿]+'::text, ' '::text, 'g'::text) END;

CREATE OR REPLACE FUNCTION public.search_query(asked text, exact boolean, weights text)
 RETURNS tsquery
 LANGUAGE plpgsql
 STABLE
AS $function$
DECLARE
  -- What an apostrophe cuts off (l'eau, it's) is written in many ways, or not at all.
  said   text := CASE WHEN exact THEN asked ELSE regexp_replace(asked, '^[a-z][''’](?=\w)|(?<=\w)[''’][a-z]$', '', 'gi') END;
  plain  text := btrim(search_plain(said));
  words  text[] := string_to_array(btrim(search_plain(unaccent(plain))), ' ');
  number text := (regexp_match(said, '^(?:cmp-)?0*([1-9][0-9]{0,14})$', 'i'))[1];
  wanted text[];
BEGIN
  IF said ~ '^[^\s@<>()\[\],;:"''\\]{1,64}@[A-Za-z0-9.-]{1,200}[A-Za-z0-9]$' THEN
    RETURN ('''' || lower(said) || ''':' || weights)::tsquery;
  END IF;
  words := array_remove(words, '');
  IF cardinality(words) = 0 OR words IS NULL THEN
    RETURN NULL;
  END IF;
  wanted := ARRAY['''' || array_to_string(words, ''':' || weights || '<->''') || ''':' || weights];
  IF number IS NOT NULL THEN
    wanted := wanted || ('''#n' || number || ''':' || weights);
  END IF;
  IF cardinality(words) = 1 AND NOT exact AND words[1] !~ '^[0-9]+$' THEN
    wanted := wanted || ARRAY(
      SELECT DISTINCT '''' || mark || stem || ''':' || weights
      FROM search_languages l
      CROSS JOIN LATERAL (VALUES (plain), (words[1])) AS form (word)
      CROSS JOIN LATERAL unnest(tsvector_to_array(to_tsvector(l.name::regconfig, form.word))) AS raw
      CROSS JOIN LATERAL (VALUES (translate(unaccent(raw), '''\:', ''))) AS s (stem)
      CROSS JOIN (VALUES ('~'), ('')) AS m (mark)
      WHERE stem <> '' AND mark || stem <> words[1]);
  END IF;
  wanted := wanted || ARRAY(
    SELECT '''#t' || coalesce(g.merged_into, g.id) || ''':' || weights FROM tags g
    WHERE unaccent(lower(g.name)) LIKE '%' || words[1] || '%'
      AND to_tsvector('simple', unaccent(search_plain(g.name))) @@ ('''' || array_to_string(words, '''<->''') || '''')::tsquery
    LIMIT 50);
  wanted := wanted || ARRAY(
    SELECT '''#o' || o.id || ''':' || weights FROM organizations o
    WHERE unaccent(lower(o.name)) LIKE '%' || words[1] || '%'
      AND to_tsvector('simple', unaccent(search_plain(o.name))) @@ ('''' || array_to_string(words, '''<->''') || '''')::tsquery
    LIMIT 50);
  RETURN array_to_string(wanted, '|')::tsquery;
END $function$;

CREATE OR REPLACE FUNCTION public.search_words_of(body text, weight text, languages text[])
 RETURNS tsvector
 LANGUAGE plpgsql
 STABLE
AS $function$
DECLARE
  plain text := search_plain(body);
  words tsvector := to_tsvector('simple', unaccent(plain));
  more  text := '''~'':1' || weight;
  known text[] := tsvector_to_array(words);
  stems text;
  language text;
BEGIN
  FOREACH language IN ARRAY languages LOOP
    -- Stems end differently without accents, so these go afterwards.
    stems := array_to_string(tsvector_to_array(ts_delete(to_tsvector(language::regconfig, plain), known)), ' ');
    CONTINUE WHEN stems = '';
    stems := translate(unaccent(stems), '''\:', '');
    more := more || ' ''~' || replace(stems, ' ', ''':1' || weight || ' ''~') || ''':1' || weight;
  END LOOP;
  IF position('@' IN body) > 0 THEN
    more := more || coalesce((
      SELECT string_agg(' ''' || address[1] || ''':1' || weight, '')
      FROM regexp_matches(left(lower(body), 200000), '[^\s@<>()\[\],;:"''\\]{1,64}@[a-z0-9.-]{1,200}[a-z0-9]', 'g') AS address), '');
  END IF;
  RETURN setweight(words, weight::"char") || more::tsvector;
END $function$;

CREATE OR REPLACE FUNCTION public.words_of_ticket(wanted bigint, languages text[])
 RETURNS tsvector
 LANGUAGE plpgsql
 STABLE
AS $function$
DECLARE
  part  record;
  words tsvector := ('''#n' || wanted || ''':1A')::tsvector;
BEGIN
  FOR part IN
    SELECT p.body, p.weight FROM (
      SELECT t.subject AS body, 'A' AS weight, 0 AS place, 0::bigint AS id FROM tickets t WHERE t.id = wanted
      UNION ALL
      SELECT b.description, 'B', 1, 0 FROM ticket_bodies b WHERE b.ticket_id = wanted
      UNION ALL
      SELECT concat_ws(' , ', c.full_name, c.email), 'B', 2, 0 FROM tickets t JOIN people c ON c.id = t.customer_id WHERE t.id = wanted
      UNION ALL
      SELECT v.text, CASE WHEN f.audience = 'staff' THEN 'C' ELSE 'B' END, CASE WHEN f.audience = 'staff' THEN 5 ELSE 3 END, f.id
      FROM ticket_field_values v JOIN custom_fields f ON f.id = v.field_id WHERE v.ticket_id = wanted AND v.text IS NOT NULL
      UNION ALL
      SELECT m.body, CASE WHEN m.is_internal THEN 'D' ELSE 'B' END, CASE WHEN m.is_internal THEN 6 ELSE 4 END, m.id
      FROM ticket_comments m WHERE m.ticket_id = wanted
      UNION ALL
      SELECT a.file_name, CASE WHEN m.is_internal THEN 'D' ELSE 'B' END, CASE WHEN m.is_internal THEN 6 ELSE 4 END, m.id
      FROM attachments a LEFT JOIN ticket_comments m ON m.id = a.comment_id WHERE a.ticket_id = wanted
    ) AS p
    ORDER BY p.place, p.id
  LOOP
    words := search_joined(words, search_words_of(part.body, part.weight, languages));
  END LOOP;
  RETURN search_joined(search_joined(words, coalesce((
    SELECT ('''#o' || t.organization_id || ''':1B')::tsvector FROM tickets t WHERE t.id = wanted), '')), coalesce((
    SELECT ('''#t' || string_agg(x.tag_id::text, ''':1C ''#t') || ''':1C')::tsvector FROM ticket_tags x WHERE x.ticket_id = wanted), ''));
END $function$;

CREATE OR REPLACE FUNCTION public.write_added_tags()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE ticket_texts x SET words = search_joined(x.words, g.words)
  FROM (SELECT ticket_id, ('''#t' || string_agg(tag_id::text, ''':1C ''#t') || ''':1C')::tsvector AS words FROM changed GROUP BY ticket_id) AS g
  WHERE x.ticket_id = g.ticket_id;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.write_missing_texts(most integer)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
DECLARE
  state search_state;
  ids   bigint[];
BEGIN
  WITH gone AS (
    DELETE FROM search_rewrites
    WHERE ticket_id IN (SELECT r.ticket_id FROM search_rewrites r ORDER BY r.ticket_id DESC LIMIT most FOR UPDATE SKIP LOCKED)
    RETURNING ticket_id
  )
  SELECT array_agg(ticket_id) INTO ids FROM gone;
  IF ids IS NOT NULL THEN
    PERFORM write_ticket_texts(ids);
    RETURN cardinality(ids);
  END IF;
  SELECT * INTO state FROM search_state WHERE write_below IS NOT NULL FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  ids := ARRAY(SELECT t.id FROM tickets t WHERE t.id < state.write_below ORDER BY t.id DESC LIMIT most);
  PERFORM write_ticket_texts(ids);
  UPDATE search_state SET write_below = ids[cardinality(ids)];
  RETURN cardinality(ids);
END $function$;

CREATE OR REPLACE FUNCTION public.write_removed_tags()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE ticket_texts x SET words = ts_delete(x.words, g.lexemes)
  FROM (SELECT ticket_id, array_agg('#t' || tag_id) AS lexemes FROM changed GROUP BY ticket_id) AS g
  WHERE x.ticket_id = g.ticket_id;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.write_texts_of_answers()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM write_ticket_texts(ARRAY(SELECT DISTINCT ticket_id FROM changed WHERE text IS NOT NULL));
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.write_texts_of_changed_files()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM write_ticket_texts(ARRAY(
    SELECT DISTINCT ids.id FROM removed o JOIN added n ON n.id = o.id, unnest(ARRAY[o.ticket_id, n.ticket_id]) AS ids (id)
    WHERE (o.ticket_id, o.comment_id, o.file_name) IS DISTINCT FROM (n.ticket_id, n.comment_id, n.file_name) AND ids.id IS NOT NULL));
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.write_texts_of_changed_messages()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM write_ticket_texts(ARRAY(
    SELECT DISTINCT unnest(ARRAY[o.ticket_id, n.ticket_id]) FROM removed o JOIN added n ON n.id = o.id
    WHERE (o.body, o.is_internal, o.ticket_id) IS DISTINCT FROM (n.body, n.is_internal, n.ticket_id)));
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.write_texts_of_messages()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  message record;
BEGIN
  IF (SELECT count(*) FROM changed) > 1 THEN
    PERFORM write_ticket_texts(ARRAY(SELECT DISTINCT ticket_id FROM changed));
    RETURN NULL;
  END IF;
  FOR message IN SELECT * FROM changed LOOP
    IF message.is_internal THEN
      UPDATE ticket_texts x SET words = search_joined(x.words, search_words_of(message.body, 'D', x.languages)) WHERE x.ticket_id = message.ticket_id;
    ELSE
      UPDATE ticket_texts x
      SET words = search_joined(search_joined(ts_filter(x.words, '{a,b}'), search_words_of(message.body, 'B', x.languages)), ts_filter(x.words, '{c,d}'))
      WHERE x.ticket_id = message.ticket_id;
    END IF;
  END LOOP;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.write_texts_of_person()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM write_ticket_texts(ARRAY(SELECT id FROM tickets WHERE customer_id = NEW.id));
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.write_texts_of_rows()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM write_ticket_texts(ARRAY(SELECT DISTINCT ticket_id FROM changed WHERE ticket_id IS NOT NULL));
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.write_texts_of_ticket()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM write_ticket_texts(ARRAY[NEW.id]);
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.write_ticket_texts(wanted bigint[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
DECLARE
  found record;
BEGIN
  PERFORM FROM ticket_texts x WHERE x.ticket_id = ANY (wanted) ORDER BY x.ticket_id FOR NO KEY UPDATE;
  FOR found IN
    SELECT t.id, coalesce(x.languages, ARRAY(
             SELECT DISTINCT l FROM unnest(ARRAY[search_language(c.locale), search_language((SELECT language FROM desk))]) AS l WHERE l IS NOT NULL ORDER BY l)) AS languages
    FROM tickets t JOIN people c ON c.id = t.customer_id LEFT JOIN ticket_texts x ON x.ticket_id = t.id
    WHERE t.id = ANY (wanted) ORDER BY t.id
  LOOP
    INSERT INTO search_languages SELECT unnest(found.languages) ON CONFLICT DO NOTHING;
    INSERT INTO ticket_texts (ticket_id, languages, words) VALUES (found.id, found.languages, words_of_ticket(found.id, found.languages))
    ON CONFLICT (ticket_id) DO UPDATE SET words = EXCLUDED.words WHERE ticket_texts.words IS DISTINCT FROM EXCLUDED.words;
  END LOOP;
END $function$;
