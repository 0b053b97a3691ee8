import { createStore } from "../../../lib/store.js";

/** Whether somebody who was at work here was signed out, not by themselves: the sign-in page says so. */
export const endedMark = createStore(false);
