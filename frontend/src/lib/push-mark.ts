import { PUSH_KEY, pushHere } from "./push-here.js";

/** What this browser remembers of its own: who switched alerts on in it, and at which address it is reached. */
export interface PushMark {
  person: number;
  endpoint: string;
}

export function readPushMark(): PushMark | null {
  try {
    const mark = JSON.parse(localStorage.getItem(PUSH_KEY) ?? "null") as Partial<PushMark> | null;
    return typeof mark?.person === "number" && typeof mark.endpoint === "string" ? (mark as PushMark) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export function writePushMark(mark: PushMark | null): void {
  if (mark) localStorage.setItem(PUSH_KEY, JSON.stringify(mark));
  else localStorage.removeItem(PUSH_KEY);
  pushHere.set(mark !== null);
}
