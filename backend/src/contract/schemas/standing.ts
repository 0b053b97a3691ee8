import { z } from "zod";
import { instant } from "./primitives.js";

/** What somebody of staff wants to hear of a ticket beside what is theirs to do. */
export const followLevel = z.enum(["following", "muted"]);
export type FollowLevel = z.infer<typeof followLevel>;

/** `until` null: until something happens to it. */
export const snooze = z.object({ until: instant.nullable() });
export type Snooze = z.infer<typeof snooze>;

/** How the caller stands to a ticket; part of every ticket they are shown. For customers both are null. */
export const standing = {
  follow: followLevel.nullable(),
  /** Out of the caller's own queue. Promises go on counting. */
  snooze: snooze.nullable(),
};
export const ownStanding = z.object({ ...standing, server_time: instant });
export type OwnStanding = z.infer<typeof ownStanding>;

/** "none": as it comes. */
export const setFollowBody = z.strictObject({ level: z.enum(["following", "muted", "none"]) });
export const snoozeBody = z.strictObject({ until: instant.nullable() });
