/**
 * What a role can be made of, each as the plain sentence shown to admins. The database holds which role has
 * which; code asks for permissions and never for a role's name.
 */
export const permissions = {
  "ticket.create": "File complaints of their own",
  "ticket.create_for_others": "File complaints on somebody else's behalf",
  "ticket.reply": "Reply to complaints in public",
  "ticket.read_notes": "Read internal notes",
  "ticket.note": "Write internal notes",
  "ticket.edit": "Change status, category, tags, department and team",
  "ticket.set_priority": "Change a ticket's priority, critical included",
  "ticket.set_due": "Set due dates by hand",
  "ticket.assign": "Take tickets and assign them to others",
  "ticket.escalate": "Escalate tickets",
  "ticket.reopen_any": "Reopen closed tickets at any time",
  "ticket.hide": "Delete tickets (hide them from everyone who may not read the audit)",
  "time.track": "Track their time on tickets, and see what was spent on them",
  "time.manage": "See, change and delete everybody's tracked time",
  "people.read": "See the list of people and their contact details",
  "people.create_customer": "Add people without an account",
  "people.invite": "Invite people and give them a role",
  "people.manage": "Change people's roles and teams, and deactivate them",
  "people.delete": "Delete people's accounts and contact details",
  "roles.manage": "Make roles and choose what they may do",
  "directory.manage": "Set up organizations, departments, categories, teams and skills",
  "sla.manage": "Set up SLA policies, opening hours and holidays",
  "canned.manage": "Set up canned responses and macros for teams and for everybody",
  "view.manage": "Keep saved views for teams and for everybody",
  "desk.configure": "Change the desk's settings and branding",
  "mail.read": "Read the mail that was sent",
  "mail.resend": "Send mail again",
  "import.run": "Import complaints from files",
  "jobs.manage": "Watch background jobs and run them again",
  "api_keys.make": "Make API keys that act in their name",
  "audit.read": "Read the audit, hidden tickets included",
  "data.export": "Export what they can see to files",
} as const;

export type Permission = keyof typeof permissions;

/** What belongs together where somebody chooses; every permission is in one group. */
export const permissionGroups = [
  {
    key: "complaints",
    name: "Complaints",
    permissions: [
      "ticket.create",
      "ticket.create_for_others",
      "ticket.reply",
      "ticket.read_notes",
      "ticket.note",
      "ticket.edit",
      "ticket.set_priority",
      "ticket.set_due",
      "ticket.assign",
      "ticket.escalate",
      "ticket.reopen_any",
      "ticket.hide",
      "time.track",
      "time.manage",
    ],
  },
  {
    key: "people",
    name: "People",
    permissions: [
      "people.read",
      "people.create_customer",
      "people.invite",
      "people.manage",
      "people.delete",
      "roles.manage",
    ],
  },
  {
    key: "desk",
    name: "Desk set-up",
    permissions: ["directory.manage", "sla.manage", "canned.manage", "view.manage", "desk.configure"],
  },
  {
    key: "operations",
    name: "Operations",
    permissions: ["mail.read", "mail.resend", "import.run", "jobs.manage", "api_keys.make"],
  },
  { key: "audit", name: "Audit and export", permissions: ["audit.read", "data.export"] },
] as const satisfies readonly { key: string; name: string; permissions: readonly Permission[] }[];

/**
 * What a permission is worth nothing without, or would give away behind its back: a role that has the one has the
 * others. A file of complaints may hold internal notes, so whoever imports it reads and writes them.
 */
export const neededPermissions: Readonly<Partial<Record<Permission, readonly Permission[]>>> = {
  "ticket.note": ["ticket.read_notes"],
  "ticket.create_for_others": ["people.read"],
  // Whom to tell is chosen from the list of people.
  "ticket.escalate": ["people.read"],
  // Those who reply are those who see them.
  "canned.manage": ["ticket.reply"],
  "time.manage": ["time.track"],
  "people.create_customer": ["people.read"],
  "people.invite": ["people.read"],
  "people.manage": ["people.read", "people.invite"],
  "people.delete": ["people.read"],
  "roles.manage": ["people.read", "people.invite"],
  "mail.resend": ["mail.read"],
  "import.run": ["ticket.create_for_others", "ticket.note"],
};

/** What people who are no staff can be allowed; everything else belongs to those who work at the desk. */
export const customerPermissions: readonly Permission[] = ["ticket.create", "api_keys.make"];

/** What a role's people see: their own complaints, or a part of the desk. */
export const sees = ["own", "assigned", "teams", "departments", "all"] as const;
export type Sees = (typeof sees)[number];
