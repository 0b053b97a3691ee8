import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import type { DeskToSee } from "../../backend/bench/screens/messages.js";
import { ms, type Line } from "../../backend/bench/sla/table.js";
import type { Step } from "./in-page.js";
import { measureBareKeys } from "./bare-keys.js";
import { middleAndWorst, shareOf } from "./lines.js";
import { openQueue, takeSeat } from "./seat.js";

const STEPS = 60;
/** Neighbours are fetched a moment after a ticket was opened: who looks at it for this long has them. */
const LOOKS_MS = 600;
/** Many rows lie below the window from here on. */
const FIRST = 5;

/** From ticket to ticket by J: first at leisure, then as fast as each is painted. */
export async function measureWalking(browser: Browser, desk: DeskToSee): Promise<Line[]> {
  const { page } = await takeSeat(browser, desk.url, desk.agent);
  const floor = await measureBareKeys(browser, desk, STEPS);
  await openQueue(page, "/queue/open");
  for (let n = 0; n < FIRST; n += 1) await stepDown(page);
  const steps: Step[] = [];
  for (let n = 0; n < STEPS; n += 1) {
    await sleep(LOOKS_MS);
    steps.push(await stepDown(page));
  }
  for (let n = 0; n < STEPS; n += 1) steps.push(await stepDown(page));
  await page.context().close();

  const those = (how: Step["how"]) => steps.filter((step) => step.how === how);
  const took = (some: readonly Step[]) => some.map((step) => step.took);
  const cold = those("cold");
  return [
    ...middleAndWorst({ what: "next ticket by J, prefetched", took: took(those("prefetched")), floor, bar: 100 }),
    ...middleAndWorst({ what: "next ticket by J, cold", took: took(cold), floor, bar: 300 }),
    {
      what: "  of that the answer itself, half of them",
      figure: ms(
        shareOf(
          cold.map(({ answer }) => answer),
          0.5,
        ),
      ),
    },
  ];
}

/** Presses J and waits until the next ticket is painted. At the end of what is loaded the next page is waited for before. */
export async function stepDown(page: Page): Promise<Step> {
  await page.waitForFunction(() => {
    const links = [...document.querySelectorAll<HTMLElement>("[data-row-link]")];
    const id = links[links.findIndex((link) => link.ariaCurrent === "true") + 1]?.dataset["rowLink"];
    // The row's words run into each other; its box is called by the subject.
    const box = document.querySelector(`[data-row-box="${id}"]`);
    const subject = /Complaint number \d+/.exec(box?.ariaLabel ?? "")?.[0];
    if (!id || !subject) return false;
    window.bench.expect(subject, id);
    return true;
  });
  await page.keyboard.press("j");
  return page.evaluate(() => {
    if (!window.bench.step) throw new Error("Nothing was expected");
    return window.bench.step;
  });
}
