import type { Work } from "../../../platform/work.js";

/**
 * Why nothing is sent to a browser any more: its owner wished so, the browser or its push service took the subscription
 * back, it is another person's or subscribed anew, or nothing got through for days.
 */
export type PushEnd = "removed" | "gone" | "replaced" | "failing";

/** Removes a browser with all that waits for it. Nothing happens when it is gone already. */
export async function forgetBrowser(work: Work, id: number, because: PushEnd): Promise<void> {
  const [gone] = await work.rows<{ owner: number }>(
    "DELETE FROM push_subscriptions WHERE id = $1 RETURNING person_id AS owner",
    [id],
  );
  if (gone) await recordSwitch(work, "account.push_off", gone.owner, id, because);
}

/** Puts it on record, without the address, which is known to the browser and its push service alone. */
export async function recordSwitch(
  work: Work,
  type: "account.push_on" | "account.push_off",
  owner: number,
  id: number,
  because?: PushEnd | "signed_in_again",
): Promise<void> {
  await work.record({
    type,
    object: { kind: "person", id: owner },
    data: { person_id: owner, push_id: id, ...(because && { because }) },
  });
}
