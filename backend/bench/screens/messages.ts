import type { Part } from "../sla/table.js";

/** What the bench and the process that looks at the screens say to each other. */

export interface BenchAccount {
  email: string;
  password: string;
}

/** A desk to look at: who looks, and who changes its tickets meanwhile. Answered with part after part. */
export interface DeskToSee {
  url: string;
  agent: BenchAccount;
  colleagues: BenchAccount[];
  /** Open tickets, the one that is due next first: what colleagues change. */
  tickets: number[];
}

export type SeenPart = Pick<Part, "title" | "lines">;
