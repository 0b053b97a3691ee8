import { createHmac } from "node:crypto";
import webPush from "web-push";
import { z } from "zod";
import type { NotificationKind } from "../../../contract/schemas/accounts.js";
import { systemActor } from "../../../platform/actor.js";
import { EgressError, type EgressAnswer } from "../../../platform/egress/index.js";
import type { Services, Task } from "../../../platform/services.js";
import { deskKey } from "./desk-key.js";
import { duePush, type DuePush } from "./due-push.js";
import { retryAfter } from "./retry-after.js";
import { settleFailed, settleSent } from "./settle.js";
import { forgetBrowser } from "./switched.js";

const payload = z.object({ push_id: z.number() });

/** A phone that sleeps is woken for what somebody waits for; the rest comes when it wakes. */
const urgent: ReadonlySet<NotificationKind> = new Set(["assigned", "breached", "escalated", "mention", "unassigned"]);

/**
 * Sends one alert to one browser. At least once: should the process die between sending and noting it, the repeat carries
 * the same topic and tag, so that it takes the place of the first wherever that is by then.
 */
export const sendPush: Task = async (services, raw) => {
  const { push_id: id } = payload.parse(raw);
  const push = await services.runWork(systemActor, (work) => duePush(work, services, id));
  if (!push) return;
  const answer = await send(services, push);
  const { status } = answer ?? { status: 0 };
  await services.runWork(systemActor, async (work) => {
    if (status >= 200 && status < 300) return settleSent(work, push);
    // Its push service has never heard of it, or no longer has: the browser took it back, or was removed.
    if (status === 404 || status === 410) return forgetBrowser(work, push.subscriptionId, "gone");
    const retry = answer === null || status === 429 || status >= 500;
    const earliest = answer ? retryAfter(answer.headers["retry-after"], work.now) : 0;
    return settleFailed(work, push, { retry, earliest, goodFor: push.goodFor });
  });
  if (answer && status >= 300) services.log.warn({ push_id: id, status }, "a push service did not take an alert");
};

/** Null when nobody answered, or the address may not be asked: the log of the way out says which. */
async function send(services: Services, { to, message, kind, goodFor }: DuePush): Promise<EgressAnswer | null> {
  const key = await deskKey(services);
  const { method, headers, body, endpoint } = webPush.generateRequestDetails(to, JSON.stringify(message), {
    vapidDetails: { subject: subjectOf(services.config), ...key },
    TTL: goodFor,
    urgency: urgent.has(kind) ? "high" : "normal",
    topic: topicOf(to.keys.auth, message.tag),
    contentEncoding: "aes128gcm",
  });
  const texts = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  try {
    return await services.egress.request(endpoint, { method, headers: texts, body });
  } catch (error) {
    if (error instanceof EgressError) return null;
    throw error;
  }
}

/** Whom a push service may turn to. */
function subjectOf({ publicUrl, mailFrom }: Services["config"]): string {
  if (publicUrl.startsWith("https:")) return publicUrl;
  return `mailto:${/<([^<>]+)>/.exec(mailFrom)?.[1] ?? mailFrom}`;
}

/** What waits at a push service for a browser is replaced by what has the same topic; of which ticket it is, it cannot tell. */
const topicOf = (secret: string, tag: string): string =>
  createHmac("sha256", secret).update(tag).digest("base64url").slice(0, 32);
