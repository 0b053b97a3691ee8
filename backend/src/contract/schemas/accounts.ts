import { z } from "zod";
import { permissions, sees, type Permission } from "../permissions.js";
import { availability } from "./availability.js";
import { id, idText, instant, label, line, listOf, paging, personRef, prose } from "./primitives.js";
import { twoFactor } from "./two-factor.js";

/** Trimmed and lower-cased: two spellings of one mailbox must not be two people. */
export const email = z
  .string()
  .max(254, "Use at most 254 characters")
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email("Enter an email address like name@example.org"));

/** Checked for strength only where a password is set; sign-in takes whatever was set before. */
export const newPassword = z.string().min(1, "Enter a password").max(1024, "Use at most 1024 characters");
export const fullName = label(120);
export const phone = line(40).nullable();
export const locale = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "Choose a language")
  .refine(isLanguage, "Choose a language");
export const timeZone = z.string().max(64).refine(isZone, "Choose a time zone");

/** What looks like a tag may be none ("en-US-US"), and throws wherever a date is to be written in it. */
function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** What a person can be told about, and how. */
export const notificationKinds = [
  "created",
  "assigned",
  "status_changed",
  "comment",
  "warning",
  "breached",
  "escalated",
  "unassigned",
  "followed",
  "woken",
  "matched",
  "mention",
] as const;
export const notificationKind = z.enum(notificationKinds);
export type NotificationKind = z.infer<typeof notificationKind>;
/** `push`: in the browsers that one has switched on for it. */
const channels = z.strictObject({ in_app: z.boolean(), email: z.boolean(), push: z.boolean() });
const ofEveryKind = <Shape extends z.ZodType>(shape: Shape) =>
  z.strictObject(Object.fromEntries(notificationKinds.map((kind) => [kind, shape])) as Record<NotificationKind, Shape>);
const notificationPreferences = ofEveryKind(channels);
/** Without a word on push that stays as it is: pages that were open before it was there say none. */
const chosenPreferences = ofEveryKind(channels.partial({ push: true }));

/** A command's id in the browser, "ticket.reply", and a press or sequence of keys, "Shift+e" or "g q". */
const commandId = z
  .string()
  .max(60)
  .regex(/^[a-z_]{1,30}(\.[a-z_]{1,30}){1,2}$/, "Choose a command");
const chord = z
  .string()
  .max(30)
  .regex(/^(Mod\+)?(Shift\+)?[^\s+]{1,12}( [^\s+]{1,12})?$/u, "Choose a key");
/** Which keys do what at the desk, where a person's differ from the usual ones. */
export const keyboard = z.strictObject({
  /** Whether single keys do anything; those with Ctrl or Cmd always do. */
  single_keys: z.boolean(),
  /** No key for a command, or other ones. */
  commands: z.array(z.strictObject({ id: commandId, keys: z.array(chord).max(3) })).max(100),
});
export type Keyboard = z.infer<typeof keyboard>;
/** How times of day are read: as the language has it, or with 12 or 24 hours. */
export const hourFormat = z.enum(["locale", "h12", "h23"]);
export const density = z.enum(["comfortable", "compact"]);

const permission = z.enum(Object.keys(permissions) as [Permission, ...Permission[]]);

/** Oneself: everything the browser needs to show the right things. */
export const me = personRef.extend({
  email: z.string().nullable(),
  email_verified: z.boolean(),
  /** The address that waits to be confirmed by its link, in place of the present one. */
  pending_email: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  locale: z.string(),
  time_zone: z.string(),
  hour_format: hourFormat,
  theme: z.enum(["system", "light", "dark"]),
  /** How close together rows of lists are. */
  density,
  keyboard,
  /** Markdown that mails with one's public replies end with; empty: nothing. */
  signature: z.string(),
  notification_preferences: notificationPreferences,
  role: z.object({ key: z.string(), name: z.string() }),
  /** Staff see the agent's desk, others the customer's pages. */
  is_staff: z.boolean(),
  sees: z.enum(sees),
  permissions: z.array(permission),
  two_factor: twoFactor,
  version: z.number().int(),
});
export type Me = z.infer<typeof me>;

/** `role`, like any field but these, is dropped in silence: nobody chooses their own rights. */
export const registerBody = z.object({
  email,
  password: newPassword,
  full_name: fullName,
  locale: locale.optional(),
  time_zone: timeZone.optional(),
});
export const loginBody = z.strictObject({ email: z.string().max(254), password: z.string().max(1024) });
export const session = z.object({
  token: z.string(),
  user: me,
  session_ends_at: instant.describe("When the session ends by itself, unless it is refreshed before."),
  session_latest_end_at: instant.describe("No refresh carries the session beyond this."),
  server_time: instant,
});
export const linkBody = z.strictObject({ token: z.string().min(1).max(200) });
export const verifyBody = linkBody.extend({
  /** Needed where the address was registered more than once: 422 `link.password_needed` says so. */
  password: z.string().max(1024).optional(),
});
export const forgotBody = z.strictObject({ email });
export const resetBody = z.strictObject({ token: z.string().min(1).max(200), password: newPassword });
export const acceptInvitationBody = z.strictObject({
  token: z.string().min(1).max(200),
  password: newPassword,
  full_name: fullName.optional(),
});
export const accepted = z.object({ message: z.string() });

export const updateMeBody = z.strictObject({
  full_name: fullName.optional(),
  phone: phone.optional(),
  address: line(300).nullable().optional(),
  locale: locale.optional(),
  time_zone: timeZone.optional(),
  hour_format: hourFormat.optional(),
  theme: z.enum(["system", "light", "dark"]).optional(),
  density: density.optional(),
  keyboard: keyboard.optional(),
  signature: prose(1000, 0).optional(),
  notification_preferences: chosenPreferences.optional(),
});

/** `invited`: may accept, or ask for a new link; `no_account`: written down by staff, or on the way to an account. */
export const personStates = ["active", "invited", "no_account", "deactivated"] as const;
const personState = z.enum(personStates);
export type PersonState = z.infer<typeof personState>;

/** A person as staff see them. */
export const person = personRef.extend({
  email: z.string().nullable(),
  phone: z.string().nullable(),
  role: z.object({ key: z.string(), name: z.string() }),
  teams: z.array(z.object({ id, name: z.string() })),
  time_zone: z.string(),
  can_sign_in: z.boolean(),
  deactivated: z.boolean(),
  state: personState,
  /** Whether they sign in with a second factor; null for those who may not change people. */
  two_factor: z.boolean().nullable(),
  created_at: instant,
  last_seen_at: instant.nullable(),
  /** Null for whoever is no staff, or cannot come. */
  availability: availability.nullable(),
});
export type Person = z.infer<typeof person>;
export const personPage = listOf(person);
export const listPeopleQuery = z.strictObject({
  ...paging,
  /** Part of a name or address. */
  q: line(120).optional(),
  role: z.string().max(60).optional(),
  staff: z.enum(["true", "false"]).optional(),
  team_id: idText.optional(),
  state: personState.optional(),
});

/** A person without an account: someone on the phone or at the counter. */
export const createPersonBody = z.strictObject({
  full_name: fullName,
  email: email.optional(),
  phone: line(40).optional(),
});
export const invitation = z.object({
  person,
  /** Shown once, and only where mail is not set up; otherwise the link went to the address alone. */
  link: z.string().nullable(),
});
