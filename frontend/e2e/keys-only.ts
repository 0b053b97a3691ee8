import type { Page } from "playwright-core";

/** What the hands did to a page, as the page itself saw it. */
interface Seen {
  /** Presses of keys, those of Shift, Ctrl and their like by themselves left out. */
  keys: number;
  /** Everything that is no key: "mousedown", "wheel", … */
  pointer: string[];
}

const SEEN = "redress.seen_by_hands";
const POINTER = ["pointerdown", "pointermove", "mousedown", "mousemove", "touchstart", "wheel", "contextmenu"];

/**
 * Works a page by keyboard alone and counts: presses, and apart from them the letters of texts. What was pressed is
 * also counted by the page, over every reload, so that nothing can be done on the side.
 */
export interface Hands {
  /** A chord is one press: "Control+Enter". */
  press(keys: string): Promise<void>;
  /** Text, letter by letter: not a press. */
  write(text: string): Promise<void>;
  /** How many presses a deed takes. */
  count(deed: () => Promise<unknown>): Promise<number>;
  /** @returns what the page saw, and what it should have seen. */
  compare(): Promise<Seen & { made: number }>;
}

export async function handsOn(page: Page): Promise<Hands> {
  await page.addInitScript(watchHands, { name: SEEN, pointer: POINTER });
  let [presses, letters] = [0, 0];
  return {
    press: async (keys) => {
      presses += 1;
      await page.keyboard.press(keys);
    },
    write: async (text) => {
      letters += text.length;
      await page.keyboard.type(text);
    },
    count: async (deed) => {
      const before = presses;
      await deed();
      return presses - before;
    },
    compare: async () => {
      const seen = await page.evaluate((name) => sessionStorage.getItem(name), SEEN);
      return { ...(JSON.parse(seen ?? "null") as Seen), made: presses + letters };
    },
  };
}

/** Runs in the page, before anything of its own. */
function watchHands({ name, pointer }: { name: string; pointer: string[] }): void {
  const read = () => JSON.parse(sessionStorage.getItem(name) ?? '{"keys":0,"pointer":[]}') as Seen;
  const keep = (seen: Seen) => sessionStorage.setItem(name, JSON.stringify(seen));
  keep(read());
  const onKey = ({ key }: KeyboardEvent) => {
    if (["Shift", "Control", "Alt", "Meta"].includes(key)) return;
    const seen = read();
    keep({ ...seen, keys: seen.keys + 1 });
  };
  const onPointer = ({ type }: Event) => {
    const seen = read();
    keep({ ...seen, pointer: [...seen.pointer, type] });
  };
  window.addEventListener("keydown", onKey, { capture: true });
  for (const type of pointer) window.addEventListener(type, onPointer, { capture: true, passive: true });
}
