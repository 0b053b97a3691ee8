import { routes } from "@redress/backend/contract/routes";
import type { RouteName } from "@redress/backend/contract";
import { accessToken } from "./access-token.js";
import { pathOf } from "./call.js";

/** What a browser takes to its end after the page is gone is no longer than this, in characters. */
const LONGEST = 60_000;

/** Sends a request that outlives the page. Nobody hears of its answer: what it says must be safe to say again. */
export function callOnLeave(name: RouteName, params: object, content: object): void {
  const { method, path } = routes[name];
  const body = JSON.stringify(content);
  const token = accessToken();
  if (!token || body.length > LONGEST) return;
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
  fetch(pathOf(path, params), { method, keepalive: true, headers, body }).catch(() => undefined);
}
