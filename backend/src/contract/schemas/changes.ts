import { z } from "zod";
import { id } from "./primitives.js";

export const changesQuery = z.strictObject({ since: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER) });

/** What the caller may see that changed after `since`. `complete` is false when that was too much: refetch all. */
export const changes = z.object({
  seq: z.number().int(),
  complete: z.boolean(),
  tickets: z.array(z.object({ id, version: z.number().int() })),
  notifications: z.boolean(),
});
export type Changes = z.infer<typeof changes>;
