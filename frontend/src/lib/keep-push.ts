import { api } from "./api.js";
import { pushObstacle, subscribedAt, subscribeHere, unsubscribeHere } from "./push.js";
import { writePushMark, type PushMark } from "./push-mark.js";

/**
 * Goes on with alerts in this browser after its person has signed in again. What was removed elsewhere, or forbidden to the
 * browser, ends here too; an address that the browser has given up is replaced by its new one.
 *
 * @throws ApiProblem; it is tried again with the next page.
 */
export async function keepPush({ person, endpoint }: PushMark): Promise<void> {
  if (pushObstacle() !== null || Notification.permission !== "granted") return writePushMark(null);
  const { on } = await api.renewMyPush({ body: { endpoint } });
  if (!on) return unsubscribeHere();
  if ((await subscribedAt()) === endpoint) return;
  const { public_key: publicKey } = await api.getMyPush();
  const anew = await subscribeHere(publicKey);
  await api.addMyPush({ body: anew });
  writePushMark({ person, endpoint: anew.endpoint });
}
