import { createStore } from "./store.js";

/** Under which this browser keeps who switched alerts on in it (lib/push-mark.ts). */
export const PUSH_KEY = "redress.push";

/** Whether anybody has: what else there is to alerts is fetched only then. */
export const pushHere = createStore(localStorage.getItem(PUSH_KEY) !== null);
