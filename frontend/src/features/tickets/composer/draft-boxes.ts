import type { DraftMode } from "@redress/backend/contract";
import { liveState } from "../../../lib/live.js";
import { currentPerson } from "../../../lib/session.js";
import { createDraftBox, type DraftBox } from "./draft-box.js";

/** What is being written in this page, by person, ticket and mode: it outlives the parts that show it. */
const boxes = new Map<string, DraftBox>();
const known = /^redress\.draft\.(\d+)\.ticket\.(\d+)\.(public|internal)$/;

export function draftBox(ticketId: number, mode: DraftMode): DraftBox {
  const key = `${currentPerson()?.id}.${ticketId}.${mode}`;
  const box = boxes.get(key) ?? createDraftBox(ticketId, mode);
  boxes.set(key, box);
  return box;
}

const own = () => [...boxes].filter(([key]) => key.startsWith(`${currentPerson()?.id}.`)).map(([, box]) => box);
const flushAll = () => own().forEach((box) => void box.flush());

/**
 * Follows the page for as long as somebody may write: what was left on this device is told to the server, and so is what
 * could not be told while there was no connection.
 *
 * @returns stops following.
 */
export function watchDrafts(): () => void {
  for (const key of Object.keys(localStorage)) {
    const [, person, ticketId, mode] = known.exec(key) ?? [];
    if (Number(person) === currentPerson()?.id) draftBox(Number(ticketId), mode as DraftMode);
  }
  flushAll();
  const onLeave = () => own().forEach((box) => box.leave());
  const onHidden = () => document.visibilityState === "hidden" && flushAll();
  const stop = liveState.subscribe(() => liveState.get() === "connected" && flushAll());
  window.addEventListener("online", flushAll);
  window.addEventListener("pagehide", onLeave);
  document.addEventListener("visibilitychange", onHidden);
  return () => {
    stop();
    window.removeEventListener("online", flushAll);
    window.removeEventListener("pagehide", onLeave);
    document.removeEventListener("visibilitychange", onHidden);
    flushAll();
  };
}

/** For tests: as after a reload, when only the device remembers. */
export function forgetBoxes(): void {
  boxes.clear();
}
