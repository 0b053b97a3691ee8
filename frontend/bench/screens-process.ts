/** The browser of `npm run bench -- screens`, in a process of its own: is told of a desk, answers with part after part. */
import type { DeskToSee, SeenPart } from "../../backend/bench/screens/messages.js";
import { openBrowser } from "../e2e/browser.js";
import { measureFirstLoad } from "./first-load.js";
import { measureInteractions } from "./interactions.js";
import { measureScrolling } from "./scrolling.js";
import { measureWalking } from "./walking.js";
import { measureWorkingDay } from "./working-day.js";

const parts = [
  { title: "Opening the queue", measure: measureFirstLoad },
  { title: "From each press to the next paint", measure: measureInteractions },
  { title: "From ticket to ticket", measure: measureWalking },
  { title: "Scrolling", measure: measureScrolling },
  { title: "A working day in a minute", measure: measureWorkingDay },
];

async function look(desk: DeskToSee): Promise<void> {
  const browser = await openBrowser();
  try {
    // One after the other: each has the machine for itself.
    for (const { title, measure } of parts) {
      const part: SeenPart = { title, lines: await measure(browser, desk) };
      process.send?.(part);
    }
  } finally {
    await browser.close();
  }
  process.disconnect();
}

process.on("message", (desk: DeskToSee) => void look(desk));
process.on("disconnect", () => process.exit());
