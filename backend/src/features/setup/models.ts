import type { KeptSample, SampleData, SetupStep } from "../../contract/index.js";
import type { LastChangeRow } from "../desk/index.js";

/** The setup checklist as it stands. */
export interface Setup {
  /** Step -> whether the desk has what it asks for. */
  facts: Readonly<Record<SetupStep, boolean>>;
  skipped: readonly SetupStep[];
  hiddenAt: Date | null;
  version: number;
}

export interface Sample {
  state: SampleData["state"];
  percent: number;
  /** Of the tickets that were put out of sight together. */
  hiddenAt: Date | null;
  /** Sample tickets in sight. */
  tickets: number;
  /** What stays in sight while the rest is out of it. */
  kept: KeptSample[];
  lastChange: LastChangeRow;
}
