import { wallClock } from "./platform/clock.js";

interface Counts {
  imported: number;
  skipped: number;
  refused: number;
}

const BAR = 30;
/** A log gets a line now and then; a terminal is drawn anew. */
const LINE_EVERY_MS = 5_000;
const DRAW_EVERY_MS = 100;

/** How far an import is: a bar on a terminal, a line now and then elsewhere. */
export class ImportProgress {
  /** Rows that this process settled. */
  settledHere = 0;
  private before: number | null = null;
  private shownAt = -Infinity;
  private readonly began = wallClock.millis();

  constructor(private readonly output: NodeJS.WriteStream) {}

  show(counts: Counts, total: number): void {
    const done = counts.imported + counts.skipped + counts.refused;
    this.before ??= done;
    this.settledHere = done - this.before;
    const now = wallClock.millis();
    if (now - this.shownAt < (this.output.isTTY ? DRAW_EVERY_MS : LINE_EVERY_MS) && done < total) return;
    this.shownAt = now;
    const words = `${done.toLocaleString("en")} of ${total.toLocaleString("en")} rows, ${this.rate(now)} rows/s`;
    if (!this.output.isTTY) {
      this.output.write(`  ${words}\n`);
      return;
    }
    const filled = total > 0 ? Math.min(BAR, Math.floor((done / total) * BAR)) : BAR;
    this.output.write(`\r\x1b[2K  [${"#".repeat(filled)}${".".repeat(BAR - filled)}] ${words}`);
  }

  end(): void {
    if (this.output.isTTY && this.before !== null) this.output.write("\n");
  }

  private rate(now: number): string {
    const seconds = Math.max(0.001, (now - this.began) / 1000);
    return Math.round(this.settledHere / seconds).toLocaleString("en");
  }
}
