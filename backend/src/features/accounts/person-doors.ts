import type { Work } from "../../platform/work.js";

/** What became of somebody's open tickets: how many a named person got, and how many went back to their teams. */
export interface HandedOver {
  given: number;
  returned: number;
}

/** What administering people needs of features that come after this one; app.ts brings them together. */
export interface PersonDoors {
  /** Puts a person into exactly these teams. Returns whether anything changed. */
  setTeams(work: Work, personId: number, teamIds: readonly number[]): Promise<boolean>;
  /** Takes a person's open tickets from them, for one person or (null) back to their teams. */
  handOver(work: Work, personId: number, assignTo: number | null): Promise<HandedOver>;
  /** Makes one person's complaints another's, with what they wrote and sent along. Returns how many there were. */
  joinComplaints(work: Work, from: number, to: number): Promise<number>;
}
