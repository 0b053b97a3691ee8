import { z } from "zod";
import { systemActor } from "../../platform/actor.js";
import type { Task } from "../../platform/services.js";
import { queueMail } from "./queue.js";
import { accountTemplates, type AccountTemplate } from "./templates/account.js";

const payload = z.object({
  person_id: z.number(),
  template: z.enum(Object.keys(accountTemplates) as [AccountTemplate, ...AccountTemplate[]]),
  token: z.string().optional(),
  /** What happened to which thing: each has a mail of its own. */
  about: z.string().optional(),
  /** Another address than the person's present one: the one that is to be, or was. */
  to: z.string().optional(),
  /** How many API keys ended with a new password, and how many did not. */
  keys: z.object({ revoked: z.number(), left: z.number() }).optional(),
});

/** Where each of these mails leads. */
export const accountPaths: Record<AccountTemplate, string> = {
  verify_email: "/verify",
  reset_password: "/reset",
  invitation: "/invite",
  already_registered: "/sign-in",
  password_changed: "/sign-in",
  session_ended: "/sign-in",
  password_replaced: "/sign-in",
  change_email: "/confirm-email",
  email_change_requested: "/me",
  email_changed: "/sign-in",
  email_wanted: "/sign-in",
  two_factor_on: "/me",
  two_factor_off: "/me",
  two_factor_removed: "/sign-in",
  two_factor_reset: "/sign-in",
  recovery_code_used: "/me",
  recovery_codes_renewed: "/me",
  codes_guessed: "/forgot",
  api_key_made: "/me#api-keys",
};

/** Mails a link to confirm an address, set a password or join, and word of what happened to an account. Links are built from the public URL alone. */
export const accountMail: Task = async (services, raw) => {
  const { person_id, template, token, about, to, keys } = payload.parse(raw);
  const link = new URL(accountPaths[template], services.config.publicUrl);
  if (token) link.searchParams.set("token", token);
  await services.runWork(systemActor, async (work) => {
    const person = await work.one<{ full_name: string; email: string | null; locale: string; desk: string }>(
      "SELECT full_name, email, locale, desk.name AS desk FROM people, desk WHERE id = $1 AND deactivated_at IS NULL",
      [person_id],
    );
    const address = to ?? person?.email;
    if (!person || !address) return;
    await queueMail(work, services, {
      name: `account.${template}`,
      template: accountTemplates[template],
      values: {
        name: person.full_name,
        desk: person.desk,
        locale: person.locale,
        link: link.href,
        about,
        keys_revoked: keys?.revoked,
        keys_left: keys?.left,
      },
      to: address,
      personId: person_id,
      ...(token && { secret: link.href }),
      // Without a token or a thing it is about, once an hour: trying to register somebody else's address must not fill their mailbox.
      sameAs: `${template}:${person_id}:${token ?? about ?? to ?? Math.floor(work.now.getTime() / 3_600_000)}`,
    });
  });
};
