import type { QueryClient } from "@tanstack/react-query";
import { tokenOwner } from "../../../lib/access-token.js";
import { announce } from "../../../lib/announcer.js";
import { ApiProblem } from "../../../lib/api-problem.js";
import { api } from "../../../lib/api.js";
import { canSend } from "../../../lib/connection.js";
import { t } from "../../../lib/i18n.js";
import { problemText } from "../../../lib/problem-text.js";
import { isOutOfReach } from "../../../lib/reach.js";
import { draftBox } from "../composer/draft-boxes.js";
import { changeFrom, newestSeen, takeOwn } from "../data/change-ticket.js";
import { refreshTicket } from "../data/live-tickets.js";
import { ticketQuery } from "../data/ticket-queries.js";
import { setHeld } from "../data/writing.js";
import { currentValue, lastActor } from "../model/ticket-change.js";
import { changeInOutbox, nextToSend, outboxOwner, takeFromOutbox, type Refusal, type Waiting } from "./outbox.js";

/** What came of one: it is done, it is not, or it cannot be said yet and everything waits on. */
type Result = "done" | Refusal | "later";

let sending: Promise<void> = Promise.resolve();

/**
 * Sends what waits, one after the other in the order in which it was done, as far as there is a connection; in one tab at
 * a time, where the browser has locks. Whoever did it must be the one who is signed in.
 */
export function sendWaiting(cache: QueryClient): Promise<void> {
  const name = `redress.outbox.${outboxOwner()}`;
  const turn = () => ("locks" in navigator ? navigator.locks.request(name, () => sendAll(cache)) : sendAll(cache));
  // After whoever sends now: what was put in since may have come too late for them.
  sending = sending.then(turn);
  return sending;
}

async function sendAll(cache: QueryClient): Promise<void> {
  let done = 0;
  let refused = 0;
  for (let entry = nextToSend(); entry && canSend() && tokenOwner === outboxOwner(); entry = nextToSend()) {
    const result = await deliver(cache, entry);
    if (result === "later") break;
    if (result === "done") {
      done += 1;
      takeFromOutbox(entry.key);
    } else {
      refused += 1;
      changeInOutbox(entry.key, { refusal: result });
    }
  }
  if (done + refused > 0) announce(t("outbox.sent", { done, refused }));
}

async function deliver(cache: QueryClient, entry: Waiting): Promise<Result> {
  const { ticket, deed, key } = entry;
  try {
    if (deed.kind === "message") return await deliverMessage(cache, entry, deed, key);
    if (deed.kind === "macro") return await deliverMacro(cache, entry, deed);
    const outcome = await changeFrom(cache, { id: ticket.id, ...deed.seen }, deed.change);
    if (outcome.result === "saved") return "done";
    const { theirs } = outcome;
    if (outcome.result === "held")
      return { kind: "refused", reason: t("outbox.held", { name: theirs.assigned_agent?.full_name ?? "" }) };
    return {
      kind: "conflict",
      theirs: { version: theirs.version, value: currentValue(theirs, deed.change.field) },
      by: lastActor(theirs)?.full_name ?? null,
    };
  } catch (error) {
    if (error instanceof ApiProblem && mayPass(error)) return "later";
    void refreshTicket(cache, ticket.id);
    return { kind: "refused", reason: reasonOf(error) };
  }
}

/** Under the version that was seen: what somebody else did since is looked at first, and a repeat does nothing twice. */
async function deliverMacro(
  cache: QueryClient,
  { ticket: { id } }: Waiting,
  { canned, version }: Extract<Waiting["deed"], { kind: "macro" }>,
): Promise<Result> {
  try {
    const params = { id: String(id), canned_id: String(canned.id) };
    await takeOwn(cache, await api.runMacro({ params, body: {}, ifMatch: newestSeen(id, version) }));
    return "done";
  } catch (error) {
    if (!(error instanceof ApiProblem && error.is("stale_version"))) throw error;
    const theirs = await cache.fetchQuery({ ...ticketQuery(id), staleTime: 0 });
    return { kind: "stale", version: theirs.version, by: lastActor(theirs)?.full_name ?? null };
  }
}

async function deliverMessage(
  cache: QueryClient,
  { ticket: { id } }: Waiting,
  deed: Extract<Waiting["deed"], { kind: "message" }>,
  idempotencyKey: string,
): Promise<Result> {
  const box = draftBox(id, deed.mode);
  try {
    await box.press(deed.text);
    const held = await api.holdReply({
      params: { id: String(id) },
      body: {
        comment: deed.text,
        is_internal: deed.mode === "internal",
        base_message_id: deed.base,
        ...(deed.attachmentIds.length > 0 && { attachment_ids: [...deed.attachmentIds] }),
        ...(deed.mentions && deed.mentions.length > 0 && { mentions: [...deed.mentions] }),
        ...(deed.status && { set_status: deed.status }),
      },
      idempotencyKey,
    });
    box.settle({ asOf: held.server_time });
    setHeld(cache, id, (all) => [...all.filter((other) => other.id !== held.id), held]);
    return "done";
  } catch (error) {
    // Not now, or not at all: its text is where it was.
    if (!(error instanceof ApiProblem && mayPass(error))) box.settle(null);
    throw error;
  }
}

/** Whether the same request may succeed later: nobody answered, too much was asked, or whoever did it has to sign in again. */
function mayPass(error: ApiProblem): boolean {
  return isOutOfReach(error.status) || [401, 429, 500].includes(error.status) || error.is("idempotency.in_progress");
}

function reasonOf(error: unknown): string {
  return error instanceof ApiProblem && error.is("newer_reply") ? t("outbox.newer_reply") : problemText(error);
}
