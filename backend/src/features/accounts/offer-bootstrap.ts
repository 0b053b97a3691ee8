import { systemActor } from "../../platform/actor.js";
import type { Services } from "../../platform/services.js";
import { makeBootstrapLink } from "./first-admin.js";

/** The address at which a desk without an admin gets its first one, good for a day; null when there is an admin. */
export async function offerBootstrap({
  config,
  runWork,
}: Pick<Services, "config" | "runWork">): Promise<string | null> {
  const token = await runWork(systemActor, makeBootstrapLink);
  if (token === null) return null;
  const link = new URL("/setup", config.publicUrl);
  link.searchParams.set("token", token);
  return link.href;
}
