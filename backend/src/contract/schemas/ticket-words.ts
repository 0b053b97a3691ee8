import { z } from "zod";

export const statuses = ["new", "in_progress", "pending", "on_hold", "resolved", "closed"] as const;
export const status = z.enum(statuses);
export type Status = z.infer<typeof status>;

export const priorities = ["low", "medium", "high", "critical"] as const;
export const priority = z.enum(priorities);
export type Priority = z.infer<typeof priority>;

/** How a complaint that is filed here came in. */
const filingChannels = ["web", "api", "phone", "counter"] as const;
export const filingChannel = z.enum(filingChannels);
export const ticketChannels = [...filingChannels, "import"] as const;
export const ticketChannel = z.enum(ticketChannels);
export type TicketChannel = z.infer<typeof ticketChannel>;

export const closedReasons = ["confirmed", "automatic", "withdrawn", "staff", "merged"] as const;
export const closedReason = z.enum(closedReasons);
export type ClosedReason = z.infer<typeof closedReason>;
