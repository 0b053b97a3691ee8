import { z } from "zod";
import type { Whereabouts } from "../../../contract/index.js";
import { id } from "../../../contract/schemas/primitives.js";

/** What a screen can show at once, with room to spare. */
const MOST_ROWS = 100;

const whereabouts = z.strictObject({
  ticket_id: id.nullable(),
  writing: z.enum(["reply", "note"]).nullable(),
  rows: z.array(id).max(MOST_ROWS),
  active: z.boolean(),
});

/** What a client says of where it is; null for anything else. */
export const readWhereabouts = (words: unknown): Whereabouts | null => whereabouts.safeParse(words).data ?? null;
