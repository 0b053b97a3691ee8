/**
 * What the audit can hold, in groups: `ticket` with `created` is recorded as "ticket.created". The screen has words for
 * each and offers them as a filter; a test finds types that the product records and this list lacks. A type that is no
 * longer recorded stays: old rows keep it. Imports nothing, so that the browser can have it without the shapes.
 */
export const auditTypes = {
  account: [
    "challenged",
    "confirmation_failed",
    "confirmed",
    "email_change_cancelled",
    "email_change_requested",
    "email_changed",
    "exported",
    "first_admin_made",
    "invitation_accepted",
    "invitation_revoked",
    "invited",
    "password_changed",
    "password_reset",
    "profile_changed",
    "recovery_code_used",
    "recovery_codes_renewed",
    "registered",
    "sessions_ended",
    "sign_in_failed",
    "signed_in",
    "signed_out",
    "token_reused",
    "two_factor_begun",
    "two_factor_off",
    "two_factor_on",
    "two_factor_removed",
    "verified",
  ],
  access: ["refused"],
  api_key: ["made", "renamed", "revoked"],
  audit: ["exported", "head_exported"],
  calendar: ["created", "deleted", "updated"],
  category: ["archived", "created", "moved", "restored", "updated"],
  comment: ["added"],
  customer_group: ["archived", "created", "members_changed", "restored", "updated"],
  department: ["created", "updated"],
  desk: ["settings_changed"],
  guest: ["drafted", "entered", "left"],
  import: ["checked", "configured", "created", "discarded", "failed", "finished", "started", "stopped"],
  job: ["retried"],
  jobs: ["retried"],
  mail: ["failed_resent", "resent"],
  organization: ["created", "updated"],
  person: ["created", "deactivated", "deleted", "reactivated", "role_changed", "skill_set", "teams_changed"],
  role: ["changed", "created", "deleted"],
  sample_data: ["hidden", "made", "requested", "shown"],
  setup: ["changed"],
  skill: ["archived", "created", "renamed", "restored"],
  sla: ["breached", "escalation_due", "extended", "retargeted", "run_finished", "run_started", "warned"],
  sla_policy: ["created", "deleted", "moved", "switched", "updated"],
  tag: ["archived", "created", "deleted", "merged", "renamed", "restored"],
  team: ["archived", "created", "restored", "updated"],
  ticket: ["assigned", "attached", "created", "escalated", "hidden", "imported", "status_changed", "updated"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type Types = typeof auditTypes;
export type AuditGroup = keyof Types;
/** "ticket.created", "account.signed_in" … */
export type AuditType = { [Group in AuditGroup]: `${Group}.${Types[Group][number]}` }[AuditGroup];

/** What an audit row can be about, besides tickets, of what can be asked for by its number. */
export const auditObjects = [
  "ticket",
  "person",
  "role",
  "organization",
  "department",
  "category",
  "team",
  "skill",
  "tag",
  "customer_group",
  "sla_policy",
  "calendar",
  "import",
  "mail",
  "job",
  "session",
  "api_key",
  "guest_draft",
  "desk",
] as const;
export type AuditObject = (typeof auditObjects)[number];
