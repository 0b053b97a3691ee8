/**
 * What the live channel says. Messages are hints: they carry no content, only what changed; the client
 * fetches it through the API, where its rights are checked. Losing one costs nothing.
 */
export interface ChangeHint {
  /**
   * "ticket" also stands for its comments, files and clocks; "availability" is one's own, and "draft" what one is writing
   * oneself, by its ticket.
   */
  type: "ticket" | "notification" | "availability" | "draft";
  /**
   * The newest event the hint speaks of; on reconnect ask `GET /api/changes?since=` with the last one seen. 0: of no
   * event, and nothing is missed that would not be asked for anyway.
   */
  seq: number;
  items: { id: number; version: number }[];
}

/**
 * Who of staff is at a ticket, by their ids: all there is to know of it, so that a later one makes good a lost one.
 * Names are asked for by `GET /api/colleagues`.
 */
export interface TicketPresence {
  id: number;
  /** Everybody who has it open, those who write among them; oneself too. */
  viewing: number[];
  /** Who writes to the customer. */
  replying: number[];
  /** Who writes a note; nobody for those who may not read notes. */
  noting: number[];
}

export interface ServerMessages {
  change: (hint: ChangeHint) => void;
  /** Of tickets that one has told to be looking at; at once after saying so, and whenever it changes. */
  presence: (tickets: TicketPresence[]) => void;
  /** The session ended (signed out elsewhere, rights changed, account closed). */
  session_ended: () => void;
  /** What the person may see or do changed, or may have: ask for oneself again, and for what is on the screen. */
  rights_changed: () => void;
}

/**
 * Where a browser of staff is, whole each time: said when it changes, and every 15 seconds while there is a ticket or row,
 * for who is silent for 45 seconds is gone. It is believed as far as the person may see those tickets.
 */
export interface Whereabouts {
  /** The ticket that is open. */
  ticket_id: number | null;
  /** What is being written on it. */
  writing: "reply" | "note" | null;
  /** Tickets on the screen of which it wants to know who is there; at most 100. */
  rows: number[];
  /** Somebody moved in the last while. */
  active: boolean;
}

/** All other changes go through the API. */
export interface ClientMessages {
  here: (where: Whereabouts) => void;
}
