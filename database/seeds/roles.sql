-- The built-in roles. They are part of the product, so a newer version renews them; nobody changes them here.
INSERT INTO roles (key, name, built_in, is_staff, sees, permissions) VALUES
  ('customer', 'Customer', true, false, 'own', ARRAY['ticket.create']),
  ('agent', 'Agent', true, true, 'departments', ARRAY[
    'ticket.create', 'ticket.create_for_others', 'ticket.reply', 'ticket.read_notes', 'ticket.note', 'ticket.edit',
    'ticket.set_priority', 'ticket.set_due', 'ticket.assign', 'ticket.escalate', 'ticket.reopen_any', 'people.read',
    'people.create_customer', 'time.track']),
  ('supervisor', 'Supervisor', true, true, 'departments', ARRAY[
    'ticket.create', 'ticket.create_for_others', 'ticket.reply', 'ticket.read_notes', 'ticket.note', 'ticket.edit',
    'ticket.set_priority', 'ticket.set_due', 'ticket.assign', 'ticket.escalate', 'ticket.hide', 'ticket.reopen_any',
    'people.read', 'people.create_customer', 'data.export', 'api_keys.make',
    'canned.manage', 'view.manage', 'time.track', 'time.manage']),
  ('admin', 'Admin', true, true, 'all', ARRAY[
    'ticket.create', 'ticket.create_for_others', 'ticket.reply', 'ticket.read_notes', 'ticket.note', 'ticket.edit',
    'ticket.set_priority', 'ticket.set_due', 'ticket.assign', 'ticket.escalate', 'ticket.hide', 'ticket.reopen_any',
    'people.read', 'people.create_customer', 'people.invite', 'people.manage', 'people.delete', 'roles.manage',
    'directory.manage', 'desk.configure', 'mail.read', 'mail.resend', 'jobs.manage', 'import.run', 'sla.manage',
    'canned.manage', 'view.manage', 'audit.read', 'data.export', 'api_keys.make', 'time.track', 'time.manage'])
ON CONFLICT (key) DO UPDATE SET permissions = EXCLUDED.permissions, sees = EXCLUDED.sees, is_staff = EXCLUDED.is_staff;
