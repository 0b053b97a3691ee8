/**
 * What the live channel says. Messages are hints: they carry no content, only what changed; the client
 * fetches it through the API, where its rights are checked. Losing one costs nothing.
 */
export interface ChangeHint {
  /** "ticket" also stands for its comments, files and clocks. */
  type: "ticket" | "notification";
  /** The newest event the hint speaks of; on reconnect ask `GET /api/changes?since=` with the last one seen. */
  seq: number;
  items: { id: number; version: number }[];
}

export interface ServerMessages {
  change: (hint: ChangeHint) => void;
  /** The session ended (signed out elsewhere, rights changed, account closed). */
  session_ended: () => void;
  /** What the person may see or do changed, or may have: ask for oneself again, and for what is on the screen. */
  rights_changed: () => void;
}

/** Clients say nothing yet: every change goes through the API. */
export type ClientMessages = Record<string, never>;
