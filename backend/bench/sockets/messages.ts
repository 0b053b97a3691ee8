/** What the processes of this bench say to each other. Times are milliseconds since 1970, of one machine's clock. */

/** Of a process that serves. */
export interface Served {
  port: number;
}

export interface ServerState {
  /** Bytes, after the garbage was collected. */
  heap: number;
  resident: number;
  /** Milliseconds a timer of the event loop came too late since the last time it was asked; median, 99th of a hundred. */
  lagP50: number;
  lagP99: number;
}

/** To a process of browsers: open these connections, then collect what they hear. */
export interface Open {
  url: string;
  /** One connection each; null where nobody asks who it is. */
  tokens: (string | null)[];
  /** Tickets on the screen of each. */
  rows: number[];
}

/** `ticket:version`, when the request was sent that made it, and when it was answered. */
export type Sent = [what: string, sent: number, answered: number][];

export interface Heard {
  /** How many hints should have come, and came. */
  expected: number;
  came: number;
  /** Milliseconds from the request to the hint, each, */
  took: number[];
  /** and from its answer; below 0 where the hint was faster. */
  afterAnswer: number[];
}
