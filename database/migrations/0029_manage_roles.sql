-- Roles are made and changed by people; whoever changed one last is named.
ALTER TABLE roles
  ADD COLUMN description text CHECK (description <> ''),
  ADD COLUMN changed_by  bigint REFERENCES people (id),
  ADD COLUMN changed_at  timestamptz,
  ADD COLUMN version     integer NOT NULL DEFAULT 1,
  -- Customers see their own complaints, and nobody who works here is left with just those.
  ADD CONSTRAINT roles_sees_kind CHECK (is_staff = (sees <> 'own'));
CREATE UNIQUE INDEX roles_name ON roles (lower(name));

-- Reading internal notes is a right of its own: whoever could write them reads them.
UPDATE roles SET permissions = array_append(permissions, 'ticket.read_notes')
WHERE 'ticket.note' = ANY (permissions) AND NOT 'ticket.read_notes' = ANY (permissions);
