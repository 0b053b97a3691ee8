import { personId } from "../../../../platform/actor.js";
import type { Config } from "../../../../config.js";
import { AppError } from "../../../../platform/errors.js";
import type { Vault } from "../../../../platform/vault.js";
import type { Work } from "../../../../platform/work.js";
import { requireUsable } from "../check-subscription.js";
import { browsersOf, type BrowserRow } from "../queries.js";
import { hashOf, isSameBrowser, openSubscription, sealSubscription, type Subscription } from "../subscription.js";
import { forgetBrowser, recordSwitch } from "../switched.js";
import { holdOwnSession } from "./own-session.js";

/** Browsers of one person, those they are not signed in to included. */
const MOST = 20;

interface Known {
  id: number;
  personId: number;
  sealed: string;
}

/**
 * Has alerts of the actor sent to the browser that asks, as long as its session lasts. A browser has one subscription and
 * one person: whoever had it before hears nothing there any more.
 *
 * @throws AppError 422 for what no browser can have said, 403 without a session, 409 `push.too_many`; 409 `push.taken` for
 *   the address of another person's browser by somebody who does not know its secret.
 */
export async function addBrowser(
  work: Work,
  { vault, config }: { vault: Vault; config: Pick<Config, "isProduction"> },
  subscription: Subscription,
): Promise<BrowserRow> {
  requireUsable(subscription, config);
  const owner = personId(work.actor);
  const sessionId = await holdOwnSession(work);
  const hash = hashOf(subscription.endpoint);

  const [known] = await work.rows<Known>(
    `SELECT id, person_id AS "personId", subscription AS sealed FROM push_subscriptions WHERE endpoint_hash = $1 FOR UPDATE`,
    [hash],
  );
  if (known) {
    const isTheSame = isSameBrowser(openSubscription(vault, known.id, known.sealed), subscription);
    if (known.personId !== owner && !isTheSame)
      throw new AppError("push.taken", 409, "That address belongs to somebody else's browser");
    if (known.personId !== owner || !isTheSame) await forgetBrowser(work, known.id, "replaced");
    else return takeUp(work, owner, known.id, sessionId);
  }
  await leaveOthersOf(work, sessionId, null);
  await requireRoom(work, owner);
  const row = await work.one<{ id: number }>(
    `INSERT INTO push_subscriptions (person_id, session_id, endpoint_hash, subscription, created_at)
     VALUES ($1, $2, $3, '', $4) ON CONFLICT (endpoint_hash) DO NOTHING RETURNING id`,
    [owner, sessionId, hash, work.now],
  );
  // Said twice at the same moment; the other has done it.
  if (!row) throw new AppError("push.taken", 409, "That address was switched on a moment ago");
  // Sealed for its row, whose id is only known now.
  await work.rows("UPDATE push_subscriptions SET subscription = $2 WHERE id = $1", [
    row.id,
    sealSubscription(vault, row.id, subscription),
  ]);
  await recordSwitch(work, "account.push_on", owner, row.id);
  return shown(work, owner, row.id);
}

/** The same browser of the same person: where they are signed in by now is where it belongs. */
export async function takeUp(work: Work, owner: number, id: number, sessionId: number): Promise<BrowserRow> {
  await leaveOthersOf(work, sessionId, id);
  const moved = await work.rows(
    "UPDATE push_subscriptions SET session_id = $2 WHERE id = $1 AND session_id <> $2 RETURNING 1",
    [id, sessionId],
  );
  if (moved.length > 0) await recordSwitch(work, "account.push_on", owner, id, "signed_in_again");
  return shown(work, owner, id);
}

/** A session is one browser's, which reads by its newest subscription alone. */
async function leaveOthersOf(work: Work, sessionId: number, kept: number | null): Promise<void> {
  const others = await work.rows<{ id: number }>(
    "SELECT id FROM push_subscriptions WHERE session_id = $1 AND id IS DISTINCT FROM $2",
    [sessionId, kept],
  );
  for (const { id } of others) await forgetBrowser(work, id, "replaced");
}

async function requireRoom(work: Work, owner: number): Promise<void> {
  const row = await work.one<{ count: number }>("SELECT count(*) FROM push_subscriptions WHERE person_id = $1", [
    owner,
  ]);
  if ((row?.count ?? 0) >= MOST)
    throw new AppError("push.too_many", 409, `Alerts are on in ${MOST} browsers. Remove one first.`);
}

async function shown(work: Work, owner: number, id: number): Promise<BrowserRow> {
  const row = (await browsersOf(work, owner)).find((browser) => browser.id === id);
  if (!row) throw new Error("The browser was not written");
  return row;
}
