import type { PushMessage } from "@redress/backend/contract";
import { shows, tabsOf, type WorkerScope } from "./scope.js";

/**
 * Chromium and Firefox let a push pass in silence while somebody looks at a page of its sender. Others (Safari) take the
 * subscription away from whoever does so three times.
 */
const MAY_PASS_IN_SILENCE = /Chrome\/|Firefox\//;

/**
 * Shows what the desk sent. An alert takes the place of the earlier one of its ticket, never of a later one. Whoever has
 * that very ticket before their eyes sees it there, live, and needs no alert of it.
 */
export async function showAlert(scope: WorkerScope, message: PushMessage, browser: string): Promise<void> {
  const tabs = await tabsOf(scope);
  const isSeen = tabs.some((tab) => tab.focused && tab.visibilityState === "visible" && shows(tab, message.tag));
  if (isSeen && MAY_PASS_IN_SILENCE.test(browser)) return;
  const [shown] = await scope.registration.getNotifications({ tag: message.tag });
  const later = shown?.data as PushMessage | undefined;
  const newest = later && later.id > message.id ? later : message;
  const options = {
    body: newest.body,
    tag: newest.tag,
    data: newest,
    timestamp: newest.at,
    // Heard again for what is new; not for what is seen anyway, or came late.
    renotify: !isSeen && newest === message,
    silent: isSeen,
    lang: "en",
  };
  await scope.registration.showNotification(newest.title, options);
}

/** What came, or null for what no desk of this version sends. */
export function readMessage(data: { json(): unknown } | null): PushMessage | null {
  const message = data?.json() as Partial<PushMessage> | null | undefined;
  const { id, tag, title, body, url, at } = message ?? {};
  const isWhole = typeof id === "number" && typeof at === "number" && [tag, title, body, url].every(isText);
  return isWhole ? (message as PushMessage) : null;
}

const isText = (value: unknown): value is string => typeof value === "string";
