import { personId } from "../../../platform/actor.js";
import { fieldErrors, notFound } from "../../../platform/errors.js";
import type { Context } from "../../../platform/http/context.js";
import type { RouteName } from "../../../contract/index.js";
import type { Queries } from "../../../platform/db.js";
import type { Person } from "../models/person.js";
import type { Passwords } from "../passwords.js";
import { findPerson } from "../queries.js";

type Caller = Pick<Context<RouteName>, "actor" | "work">;

/**
 * The caller, once they have typed their password right. Takes as long as hashing does: never call it inside a unit of
 * work. A wrong one is written down.
 *
 * @param field what the password is called in the request.
 * @throws AppError 422 on that field.
 */
export async function checkPassword(
  ctx: Caller,
  { db, passwords }: { db: Queries; passwords: Passwords },
  password: string,
  field: string,
): Promise<Person> {
  const person = await findPerson(db, personId(ctx.actor));
  if (!person) throw notFound("Person");
  if (await passwords.matches(password, person.passwordHash)) return person;
  await ctx.work((work) =>
    work.record({ type: "account.confirmation_failed", object: { kind: "person", id: person.id }, data: {} }),
  );
  throw fieldErrors({ [field]: "That is not your password" });
}
