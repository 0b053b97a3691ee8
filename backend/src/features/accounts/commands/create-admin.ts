import { email as emailSchema, fullName as nameSchema } from "../../../contract/index.js";
import { systemActor } from "../../../platform/actor.js";
import { fieldErrors } from "../../../platform/errors.js";
import type { Services } from "../../../platform/services.js";
import { roleOfFounders } from "../models/role.js";
import { closeBootstrap, lockFirstAdmin } from "../first-admin.js";
import { createPasswords } from "../passwords.js";
import { readDesk } from "../queries.js";
import { createPerson } from "./create-person.js";

/**
 * Makes an admin's account from the machine itself, where no mailbox needs proving. Links to become the first admin stop working.
 *
 * @returns the new person's id.
 * @throws AppError 422 with the fields that need another value, 409 when the address is taken.
 */
export async function createAdmin(
  services: Pick<Services, "config" | "db" | "runWork">,
  given: { email: string; fullName: string; password: string },
): Promise<number> {
  const email = emailSchema.safeParse(given.email);
  if (!email.success) throw fieldErrors({ email: "Enter an email address like name@example.org" });
  const fullName = nameSchema.safeParse(given.fullName);
  if (!fullName.success) throw fieldErrors({ full_name: "Enter a name of at most 120 characters" });

  const desk = await readDesk(services.db);
  const words = [fullName.data, email.data, desk.name];
  const passwordHash = await createPasswords(services.config).hashNew(given.password, words);
  return services.runWork(systemActor, async (work) => {
    await lockFirstAdmin(work);
    const id = await createPerson(work, {
      email: email.data,
      fullName: fullName.data,
      passwordHash,
      emailVerified: true,
      roleKey: roleOfFounders,
    });
    await closeBootstrap(work);
    return id;
  });
}
