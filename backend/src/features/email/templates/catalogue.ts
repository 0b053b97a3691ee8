import type { mailAudiences } from "../../../contract/schemas/mails.js";
import { accountTemplates, type AccountTemplate } from "./account.js";
import { customerTemplates } from "./customer.js";
import { guestTemplates, type GuestTemplate } from "./guest.js";
import { staffTemplates } from "./staff.js";
import type { MailTemplate } from "./template.js";

export interface CatalogueEntry {
  /** As mails carry it: "customer.created". */
  name: string;
  title: string;
  /** When it is sent, as a sentence. */
  sentWhen: string;
  audience: (typeof mailAudiences)[number];
  template: MailTemplate;
}

type Words = readonly [title: string, sentWhen: string];

const customerWords: Record<keyof typeof customerTemplates, Words> = {
  created: ["Complaint received", "When a complaint was filed, also as the receipt of one's own."],
  assigned: ["Somebody looks after it", "When a complaint is given to somebody for the first time."],
  comment: ["New reply", "When the desk replies in public."],
  status_changed: ["New status", "When the status changes in a way that the customer sees."],
  extended: ["More time", "When a date by law is put off, with the reason."],
};

const guestWords: Record<GuestTemplate, Words> = {
  confirm: ["Code to send a complaint", "When somebody writes a complaint without an account."],
  track: ["Code to see a complaint", "When somebody asks to follow a complaint of theirs without an account."],
};

const staffWords: Record<keyof typeof staffTemplates, Words> = {
  created: ["New ticket", "When a ticket reaches a team; only to members who asked for it."],
  assigned: ["Assigned to you", "When somebody else gives them a ticket."],
  status_changed: ["New status", "When somebody else changes the status of their ticket."],
  comment: [
    "New reply or note",
    "When somebody else writes on their ticket; on one that nobody has, to its supervisor.",
  ],
  followed: [
    "News of what they follow",
    "When something happens to a ticket they follow; only to those who asked for it.",
  ],
  matched: ["New in a view", "When a ticket comes to match a view that tells them; only to those who asked for it."],
  woken: ["Back in their queue", "When a ticket that they put aside comes back; only to those who asked for it."],
  mention: ["Mentioned", "When a colleague mentions them in an internal note."],
  warning: ["At risk", "When a promise of their ticket comes close."],
  breached: ["Overdue", "When a promise was missed: also to the supervisor and to admins."],
  unassigned: [
    "Nobody there",
    "When a ticket was to be assigned by itself and nobody was there; to the supervisor, else to admins.",
  ],
  escalated: ["Escalated", "When a ticket is escalated, by somebody or by its policy."],
};

const accountWords: Record<AccountTemplate, Words> = {
  verify_email: ["Confirm the address", "When somebody makes an account, or signs in before confirming."],
  already_registered: ["There is an account already", "When somebody registers with an address that has an account."],
  reset_password: ["Set a new password", "When somebody asks for it."],
  invitation: ["Invitation", "When somebody is invited."],
  password_changed: ["Password changed", "When a password was changed."],
  api_key_made: ["API key made", "When a key is made that acts in somebody's name."],
  password_replaced: ["Password replaced", "When somebody changes their password in their profile."],
  change_email: ["Confirm a new address", "When somebody wants to use another address; to the new one."],
  email_change_requested: ["Address about to change", "At the same moment, to the present address."],
  email_changed: ["Address changed", "When the new address was confirmed; to the old one."],
  email_wanted: ["Address wanted by somebody else", "When somebody wants an address that has an account."],
  session_ended: ["Signed out for safety", "When a sign-in was used in two places."],
  two_factor_on: ["Two-factor on", "When somebody turns two-factor on, or moves it to another app."],
  two_factor_off: ["Two-factor off", "When somebody turns two-factor off."],
  two_factor_removed: ["Two-factor taken away", "When an admin turns off two-factor that somebody lost."],
  two_factor_reset: ["Two-factor taken away on the server", "When it was turned off by a command on the server."],
  recovery_code_used: ["Recovery code used", "When somebody signs in with a recovery code."],
  recovery_codes_renewed: ["New recovery codes", "When somebody gets new recovery codes."],
  codes_guessed: ["Wrong codes", "When somebody typed the right password and then wrong codes, again and again."],
};

function entries<Key extends string>(
  audience: CatalogueEntry["audience"],
  templates: Record<Key, MailTemplate>,
  words: Record<Key, Words>,
): CatalogueEntry[] {
  return (Object.keys(templates) as Key[]).map((key) => {
    const [title, sentWhen] = words[key];
    return { name: `${audience}.${key}`, title, sentWhen, audience, template: templates[key] };
  });
}

/** Every mail this desk writes, for those who want to know what is said in its name. */
export const catalogue: readonly CatalogueEntry[] = [
  ...entries("customer", customerTemplates, customerWords),
  ...entries("guest", guestTemplates, guestWords),
  ...entries("staff", staffTemplates, staffWords),
  ...entries("account", accountTemplates, accountWords),
];
