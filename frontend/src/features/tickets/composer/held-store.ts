import type { HeldReply } from "@redress/backend/contract";
import { serverNow } from "../../../lib/clock.js";
import { createStore } from "../../../lib/store.js";

/** What this page sent last and can still undo, whichever ticket is open by now. */
export const lastHeld = createStore<HeldReply | null>(null);

/** Milliseconds until a message goes out; 0 when it does. */
export const msLeft = ({ release_at: at }: HeldReply): number => Math.max(0, Date.parse(at) - serverNow());
