import { z } from "zod";
import { id, idText, instant } from "./primitives.js";

const address = z
  .string()
  .max(2000, "Use at most 2,000 characters")
  .refine((text) => URL.canParse(text), "Enter the address that the browser was given");

/** What a browser's `PushSubscription` says of itself (RFC 8030, RFC 8291). */
export const addPushBody = z.strictObject({
  endpoint: address,
  keys: z.strictObject({
    /** A point on P-256, uncompressed: 65 bytes as base64url. */
    p256dh: z.string().regex(/^[A-Za-z0-9_-]{87}$/, "Enter the browser's public key"),
    /** 16 bytes as base64url. */
    auth: z.string().regex(/^[A-Za-z0-9_-]{22}$/, "Enter the browser's secret"),
  }),
});
export const renewPushBody = z.strictObject({ endpoint: address });
export const renewedPush = z.object({
  /** False: the desk sends nothing there, because it was removed or belongs to somebody else by now. */
  on: z.boolean(),
});

/** A browser that shows alerts of the desk though no tab of it is open. */
export const pushBrowser = z.object({
  id,
  /** In words: "Firefox on Windows"; null where it says nothing of itself. */
  device: z.string().nullable(),
  /** The one that asks. */
  current: z.boolean(),
  added_at: instant,
  /** When its push service last took an alert. */
  last_sent_at: instant.nullable(),
  /** The last alerts did not get through. */
  failing: z.boolean(),
});
export type PushBrowser = z.infer<typeof pushBrowser>;
export const ownPush = z.object({
  /** What browsers subscribe to (`applicationServerKey`): a point on P-256 as base64url. */
  public_key: z.string(),
  browsers: z.array(pushBrowser),
});
export const pushParams = z.strictObject({ id: idText });

/** What the desk sends to a browser's push service, all of it; the service worker shows it as it comes. */
export interface PushMessage {
  /** Grows with time: of two of one ticket the browser shows the later. */
  id: number;
  /** The ticket's number: one alert for each, which its next one replaces. */
  tag: string;
  title: string;
  body: string;
  /** Where a press leads: the very message. */
  url: string;
  /** When it happened, in milliseconds. */
  at: number;
}
