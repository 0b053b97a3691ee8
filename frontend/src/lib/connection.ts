import { routes } from "@redress/backend/contract/routes";
import { send } from "./http.js";
import { liveState } from "./live.js";
import { deskAnswers } from "./reach.js";
import { createStore } from "./store.js";

/**
 * What is missing: `offline`, this device has no network; `unreachable`, it has, and the desk does not answer;
 * `live_lost`, the desk answers, but changes do not come by themselves.
 */
export type Connection = "fine" | "offline" | "unreachable" | "live_lost";
export const connection = createStore<Connection>(present());

/** Whether what is sent now has a chance to arrive. */
export const canSend = (): boolean => connection.get() === "fine" || connection.get() === "live_lost";

/** Milliseconds; times 0.5 to 1.5, for thousands of browsers may be waiting for the same desk. */
const ASK_AGAIN_MS = 4000;
let timer: ReturnType<typeof setTimeout> | undefined;

function present(): Connection {
  if (!navigator.onLine) return "offline";
  if (!deskAnswers.get()) return "unreachable";
  return liveState.get() === "interrupted" ? "live_lost" : "fine";
}

let fineUntil = Date.now();
/** When everything that is shown was last known to be so: milliseconds since 1970. */
export const lastFine = (): number => (connection.get() === "fine" ? Date.now() : fineUntil);

function look(): void {
  const next = present();
  if (connection.get() === "fine" && next !== "fine") fineUntil = Date.now();
  connection.set(next);
  if (connection.get() !== "unreachable") return;
  timer ??= setTimeout(
    () => {
      timer = undefined;
      void ask();
    },
    ASK_AGAIN_MS * (0.5 + Math.random()),
  );
}

/** What anybody may ask for; `send` notes whether there was an answer. */
async function ask(): Promise<void> {
  const { method, path } = routes.getApp;
  await send({ method, url: path }).catch(() => undefined);
  look();
}

/** The network is another one now: what was known of the desk is old. */
function onNetwork(): void {
  if (navigator.onLine && !deskAnswers.get()) void ask();
  look();
}

window.addEventListener("online", onNetwork);
window.addEventListener("offline", look);
deskAnswers.subscribe(look);
liveState.subscribe(look);
