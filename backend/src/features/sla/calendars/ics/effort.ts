import { UnreadableEntry } from "./broken-file.js";

/** In dates looked at: a large file of honest repetitions needs a tenth of it. */
const ENOUGH = 1_000_000;

/** What working out one file may cost in all, so that a hostile one ends like any other. */
export class Effort {
  private left = ENOUGH;

  /** @throws UnreadableEntry when it is used up: what needs none is still read. */
  spend(dates: number, line: number | null = null): void {
    this.left -= dates;
    if (this.left < 0) throw new UnreadableEntry("The file has more repetitions than can be worked out", line);
  }
}
