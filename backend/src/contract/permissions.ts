/**
 * What a role can be made of, each as the plain sentence shown to admins. The database holds which role has
 * which; code asks for permissions and never for a role's name.
 */
export const permissions = {
  "ticket.create": "File complaints of their own",
  "ticket.create_for_others": "File complaints on somebody else's behalf",
  "ticket.reply": "Reply to complaints in public",
  "ticket.note": "Read and write internal notes",
  "ticket.edit": "Change status, category, tags, department and team",
  "ticket.set_priority": "Change a ticket's priority, critical included",
  "ticket.set_due": "Set due dates by hand",
  "ticket.assign": "Take tickets and assign them to others",
  "ticket.escalate": "Escalate tickets",
  "ticket.hide": "Delete tickets (hide them from everyone who may not read the audit)",
  "ticket.reopen_any": "Reopen closed tickets at any time",
  "people.read": "See the list of people and their contact details",
  "people.create_customer": "Add people without an account",
  "people.invite": "Invite people and give them a role",
  "people.manage": "Change people's roles and teams, and deactivate them",
  "people.delete": "Delete people's accounts and contact details",
  "roles.manage": "Make roles and choose what they may do",
  "directory.manage": "Set up organizations, departments, categories, teams and skills",
  "desk.configure": "Change the desk's settings and branding",
  "mail.read": "Read the mail that was sent",
  "mail.resend": "Send mail again",
  "jobs.manage": "Watch background jobs and run them again",
  "sla.manage": "Set up SLA policies, opening hours and holidays",
  "import.run": "Import complaints from files",
  "audit.read": "Read the audit, hidden tickets included",
  "data.export": "Export what they can see to files",
  "api_keys.make": "Make API keys that act in their name",
} as const;

export type Permission = keyof typeof permissions;

/** What a role's people see: their own complaints, or a part of the desk. */
export const sees = ["own", "assigned", "teams", "departments", "all"] as const;
export type Sees = (typeof sees)[number];
