import { z } from "zod";

/** Whose a canned response or a view is: one person's, a team's, or everybody's at the desk. */
export const sharedScopes = ["personal", "team", "all"] as const;
export const sharedScope = z.enum(sharedScopes);
export type SharedScope = z.infer<typeof sharedScope>;
