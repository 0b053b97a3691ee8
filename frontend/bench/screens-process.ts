/** The browser of `npm run bench -- screens`, in a process of its own: is told of a desk, answers with what it saw. */
import type { DeskToSee } from "../../backend/bench/screens/messages.js";
import type { Line } from "../../backend/bench/sla/table.js";
import { openBrowser } from "../e2e/browser.js";
import { measureFirstLoad } from "./first-load.js";
import { measureInteractions } from "./interactions.js";
import { measureScrolling } from "./scrolling.js";
import { measureWalking } from "./walking.js";
import { measureWorkingDay } from "./working-day.js";

const parts = [measureFirstLoad, measureInteractions, measureWalking, measureScrolling, measureWorkingDay];

async function look(desk: DeskToSee): Promise<Line[]> {
  const browser = await openBrowser();
  const lines: Line[] = [];
  try {
    // One after the other: each has the machine for itself.
    for (const measure of parts) lines.push(...(await measure(browser, desk)));
  } finally {
    await browser.close();
  }
  return lines;
}

process.on("message", (desk: DeskToSee) => void look(desk).then((lines) => process.send?.(lines)));
process.on("disconnect", () => process.exit());
