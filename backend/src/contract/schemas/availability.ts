import { z } from "zod";
import { id, idText, personRef, several } from "./primitives.js";

/** Whether somebody of staff can be given work now. */
export const availabilities = ["available", "away", "offline"] as const;
export const availability = z.enum(availabilities);
export type Availability = z.infer<typeof availability>;

export const myAvailability = z.object({
  /** As others see it. */
  availability,
  /** What one chose; where the other differs, nobody moved before a screen for a while, or none is open. */
  chosen: availability,
  /** Minutes without a movement after which one counts as away. */
  away_after_minutes: z.number().int(),
});
export type MyAvailability = z.infer<typeof myAvailability>;
export const setAvailabilityBody = z.strictObject({ availability });

export const colleague = personRef.extend({ availability });
export type Colleague = z.infer<typeof colleague>;
export const colleagueList = z.object({ data: z.array(colleague) });
export const colleaguesQuery = z.strictObject({ ids: several(idText.pipe(id)) });
