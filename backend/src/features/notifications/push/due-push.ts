import type { PushMessage } from "../../../contract/index.js";
import type { RecordedEvent } from "../../../platform/events.js";
import type { Services } from "../../../platform/services.js";
import type { Work } from "../../../platform/work.js";
import { isSessionWhole, loadActor } from "../../accounts/index.js";
import { recipientsOf, type Recipient } from "../recipients.js";
import { pushMessage } from "./message.js";
import { sendAfter } from "./push-job.js";
import { settle, type Outcome, type PushRow } from "./settle.js";
import { openSubscription, type Subscription } from "./subscription.js";

/** Seconds for which an alert is worth showing; the push service throws it away after that too. */
const GOOD_FOR = 12 * 3600;

/** Something to be sent now, judged a moment ago. */
export interface DuePush extends PushRow {
  to: Subscription;
  kind: Recipient["kind"];
  message: PushMessage;
  /** For how many more seconds it is worth showing. */
  goodFor: number;
}

interface FoundPush extends PushRow, RecordedEvent {
  sessionId: number;
  sealed: string;
  isLast: boolean;
  isRead: boolean;
  retryAt: Date | null;
}

/** What is to be sent, with its text; null when it is over, and from now on on record as that. */
export async function duePush(work: Work, { vault }: Pick<Services, "vault">, id: number): Promise<DuePush | null> {
  const found = await findPush(work, id);
  if (!found) return null;
  const goodFor = Math.floor(GOOD_FOR - (work.now.getTime() - found.queuedAt.getTime()) / 1000);
  const end = async (outcome: Outcome) => {
    await settle(work, found, outcome);
    return null;
  };
  if (!found.isLast) return end("replaced");
  if (goodFor <= 0) return end("given_up");
  // What waits is judged when its time has come; whoever asks again at once would never let up.
  const wait = ((found.retryAt?.getTime() ?? 0) - work.now.getTime()) / 1000;
  if (wait > 0) {
    await sendAfter(work, found, wait);
    return null;
  }
  // Read elsewhere, signed out, or with less rights than when it happened.
  if (found.isRead || !(await isSessionWhole(work, found.sessionId))) return end("unwanted");
  const recipient = (await recipientsOf(work, found)).find(({ personId, push }) => push && personId === found.personId);
  const reader = recipient && (await loadActor(work, found.personId));
  if (!recipient || !reader) return end("unwanted");
  const message = await pushMessage(work, found.pushId, recipient, found, reader);
  const to = openSubscription(vault, found.subscriptionId, found.sealed);
  return { ...found, to, kind: recipient.kind, message, goodFor };
}

/** With its event, as consumers read one. */
async function findPush(work: Work, id: number): Promise<FoundPush | null> {
  return work.one<FoundPush>(
    `SELECT u.id AS "pushId", u.created_at AS "queuedAt", u.subscription_id AS "subscriptionId",
            p.person_id AS "personId", p.session_id AS "sessionId", p.subscription AS sealed, p.failing_since AS "failingSince",
            p.failures, p.retry_at AS "retryAt",
            NOT EXISTS (SELECT FROM pushes l WHERE l.subscription_id = u.subscription_id AND l.ticket_id = u.ticket_id
                          AND l.id > u.id AND l.ended_at IS NULL) AS "isLast",
            EXISTS (SELECT FROM notifications n WHERE n.event_id = u.event_id AND n.person_id = p.person_id
                      AND n.read_at IS NOT NULL) AS "isRead",
            e.id, e.type, e.ticket_id AS "ticketId", e.actor_kind AS "actorKind", e.actor_id AS "actorId",
            e.on_behalf_of AS "onBehalfOf", e.is_internal AS "isInternal", e.data, e.created_at AS "createdAt"
     FROM pushes u JOIN push_subscriptions p ON p.id = u.subscription_id JOIN events e ON e.id = u.event_id
     WHERE u.id = $1 AND u.ended_at IS NULL`,
    [id],
  );
}
