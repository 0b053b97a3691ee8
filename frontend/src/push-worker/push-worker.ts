import type { PushMessage } from "@redress/backend/contract";
import { openAlert } from "./open-alert.js";
import type { WorkerScope } from "./scope.js";
import { readMessage, showAlert } from "./show-alert.js";

/*
 * The desk's service worker: it shows alerts and opens what they tell of. It answers no request and keeps no file, so that
 * a new version of the desk is never held back by it.
 */
const scope = self as unknown as WorkerScope;

scope.addEventListener("install", () => void scope.skipWaiting());

scope.addEventListener("push", (event) => {
  const message = readMessage(event.data);
  if (message) event.waitUntil(showAlert(scope, message, navigator.userAgent));
});

scope.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openAlert(scope, event.notification.data as PushMessage));
});
