import type { TwoFactorRule } from "../../contract/index.js";
import type { Work } from "../../platform/work.js";

/** What a setting means to features that come after this one; app.ts brings them together. */
export interface DeskDoors {
  /** Two-factor is demanded of others than before: open sessions get to know. */
  demandChanged(work: Work, from: TwoFactorRule, to: TwoFactorRule): Promise<void>;
}
