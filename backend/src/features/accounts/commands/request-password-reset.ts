import { z } from "zod";
import { systemActor } from "../../../platform/actor.js";
import type { Task } from "../../../platform/services.js";
import type { Work } from "../../../platform/work.js";
import { mailLink } from "../links.js";
import { lockPersonByEmail } from "../queries.js";

const payload = z.object({ email: z.string() });

/**
 * Leaves everything to a job: the request does the same work for a known and an unknown address, so that neither the
 * answer nor its time tells which it was.
 */
export async function askForPasswordReset(work: Work, email: string): Promise<void> {
  await work.addJob("reset_request", { email }, { key: `reset_request:${email}` });
}

/** The job behind it: mails a link to set a new password, if there is somebody to mail it to. */
export const resetRequest: Task = async (services, given) => {
  const { email } = payload.parse(given);
  await services.runWork(systemActor, async (work) => {
    const person = await lockPersonByEmail(work, email);
    if (person && !person.deactivatedAt) await mailLink(work, person.id, "reset_password");
  });
};
