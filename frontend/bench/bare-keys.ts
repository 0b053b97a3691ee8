import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "playwright-core";
import type { DeskToSee } from "../../backend/bench/screens/messages.js";
import { openBare, takeSeat } from "./seat.js";

const BODY = `<p></p><script>
  const took = [];
  addEventListener("keydown", ({ key, timeStamp }) => {
    document.querySelector("p").textContent += key;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => took.push(performance.now() - timeStamp);
      port2.postMessage(null);
    });
  });
</script>`;

/** Milliseconds from a press to its paint where next to nothing is done: what browser and machine take. */
export async function measureBareKeys(browser: Browser, desk: DeskToSee, times: number): Promise<number[]> {
  const { page } = await takeSeat(browser, desk.url, desk.agent);
  await openBare(page, BODY);
  for (let n = 0; n < times; n += 1) {
    await page.keyboard.press("j");
    await sleep(100);
  }
  const took = await page.evaluate<number[]>("took");
  await page.context().close();
  return took;
}
