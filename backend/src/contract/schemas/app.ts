import { z } from "zod";
import { instant } from "./primitives.js";
import { brandColours, customerPriority } from "./settings.js";

/** What a browser must know before anybody is signed in. */
export const appInfo = z.object({
  name: z.string(),
  /** The desk's own logo and colours; null: the product's. */
  logo_url: z.string().nullable(),
  colours: brandColours.nullable(),
  language: z.string(),
  time_zone: z.string(),
  /** How to reach somebody; null: no line was set. */
  support_contact: z.string().nullable(),
  customer_priority: customerPriority,
  /** Demo mode: everything here is made up and sign-ins are public. */
  demo: z.boolean(),
  /** The demo's sign-ins; empty outside demo mode. */
  demo_accounts: z.array(z.object({ email: z.string(), password: z.string(), role: z.string() })),
  /** Registration and forgotten password need mail (or demo mode). */
  registration_open: z.boolean(),
  password_min_length: z.number().int(),
  attachments: z.object({ max_bytes: z.number().int(), max_files: z.number().int() }),
  /** Days after closing in which the customer may reopen. */
  reopen_days: z.number().int(),
  server_time: instant,
});
export type AppInfo = z.infer<typeof appInfo>;
