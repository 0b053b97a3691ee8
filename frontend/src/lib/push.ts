import { writePushMark } from "./push-mark.js";

/** Where the build puts it (frontend/vite.config.ts): at the root, so that it may bring up any page. */
const WORKER = "/push-worker.js";

/** Why alerts cannot be shown here; null: they can, once the browser has asked. */
export type PushObstacle = "insecure" | "unsupported" | "blocked";

export function pushObstacle(): PushObstacle | null {
  if (!window.isSecureContext) return "insecure";
  if (!("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window))
    return "unsupported";
  return Notification.permission === "denied" ? "blocked" : null;
}

/** What the desk has to know of this browser. */
export interface SubscribedBrowser {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

/**
 * Subscribes this browser to what the desk sends; one that is subscribed stays as it is. The browser has been asked before.
 *
 * @throws DOMException where the browser has no push service, or cannot reach it.
 */
export async function subscribeHere(publicKey: string): Promise<SubscribedBrowser> {
  await navigator.serviceWorker.register(WORKER);
  const { pushManager } = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey: publicKey };
  const subscription = await pushManager.subscribe(options).catch(async (error: unknown) => {
    // Subscribed to another key: the desk was set up anew since.
    if (!(error instanceof DOMException) || error.name !== "InvalidStateError") throw error;
    await (await pushManager.getSubscription())?.unsubscribe();
    return pushManager.subscribe(options);
  });
  const { endpoint, keys } = subscription.toJSON();
  if (!endpoint || !keys?.["p256dh"] || !keys["auth"]) throw new Error("The browser's subscription is not whole");
  return { endpoint, keys: { p256dh: keys["p256dh"], auth: keys["auth"] } };
}

/** Where this browser is reached; null: it is not subscribed. */
export const subscribedAt = async (): Promise<string | null> =>
  (await (await registered())?.pushManager.getSubscription())?.endpoint ?? null;

/** From here on nothing sent to this browser arrives, whoever sends it. */
export async function unsubscribeHere(): Promise<void> {
  writePushMark(null);
  const registration = await registered();
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}

const registered = (): Promise<ServiceWorkerRegistration | undefined> => navigator.serviceWorker.getRegistration("/");
