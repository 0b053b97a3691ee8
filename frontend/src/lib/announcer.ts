import { createStore } from "./store.js";

/** What the shell's two live regions say. The count makes a repeated sentence a new one. */
export interface Announcement {
  text: string;
  count: number;
}

export const politeAnnouncement = createStore<Announcement>({ text: "", count: 0 });
export const assertiveAnnouncement = createStore<Announcement>({ text: "", count: 0 });

/** Has a screen reader say a sentence: when it is next free, or at once (errors alone). */
export function announce(text: string, urgency: "polite" | "assertive" = "polite"): void {
  const region = urgency === "polite" ? politeAnnouncement : assertiveAnnouncement;
  region.set({ text, count: region.get().count + 1 });
}
