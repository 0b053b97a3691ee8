/** Runs in the page, beside the app: notes when things are painted, without a change to the app itself. */

/** Milliseconds since the page was asked for, or lengths in milliseconds. */
export interface Watch {
  /** When the largest text or picture of the first view was painted. */
  largestAt: number;
  /** When the first rows of the list were. */
  rowsAt: number | null;
  /** Each interaction's longest event, from the press to the next paint. Those below 16 ms are not told. */
  interactions: Map<number, number>;
  /** Awaits the ticket with this subject. Called before the key; the promise is in `step`. */
  expect(subject: string, id: string): void;
  step: Promise<Step> | null;
  /** From now on. @returns stops, with what was seen. */
  watchFrames(): () => Frames;
  stopFrames: (() => Frames) | null;
}

/** From one ticket to the next. */
export interface Step {
  /** From the press to the frame in which the ticket's last message is painted. */
  took: number;
  /** Whether the ticket was there before the press, was asked for by it, or was on its way. */
  how: "prefetched" | "cold" | "on its way";
  /** How long the answer itself took, for those that were asked for. */
  answer: number;
}

export interface Frames {
  /** From each frame to the next. */
  gaps: number[];
  /** Those of the main thread that took longer than 50 ms. */
  long: number[];
  /** Most rows in the document at once. */
  rows: number;
  /** And elements of any kind. */
  elements: number;
}

declare global {
  interface Window {
    bench: Watch;
  }
}

export function watchPage(): void {
  const ROW = "[data-testid=ticket-row]";
  const GIVE_UP_MS = 30_000;
  // Tests of the house's own pages need no more than a few hundred requests; a walk through the list makes thousands.
  performance.setResourceTimingBufferSize(10_000);

  /** The first task after the next frame. */
  const afterPaint = (then: (at: number) => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(performance.now());
      port2.postMessage(null);
    });
  const untilThere = (isThere: () => boolean, then: (at: number) => void) => {
    const observer = new MutationObserver(() => {
      if (!isThere()) return;
      observer.disconnect();
      afterPaint(then);
    });
    observer.observe(document, { childList: true, subtree: true, characterData: true });
  };

  const watch: Watch = {
    largestAt: 0,
    rowsAt: null,
    interactions: new Map(),
    step: null,
    stopFrames: null,

    expect: (subject, id) => {
      watch.step = new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error(`${subject} did not come`)), GIVE_UP_MS);
        let pressedAt = Infinity;
        addEventListener("keydown", ({ timeStamp }) => (pressedAt = timeStamp), { capture: true, once: true });
        const isThere = () =>
          pressedAt < Infinity &&
          document.getElementById("ticket-heading")?.textContent === subject &&
          [...document.querySelectorAll("[role=region] article")].at(-1)?.textContent.includes(`about ${subject}.`) ===
            true;
        untilThere(isThere, (at) => {
          const answers = performance
            .getEntriesByType("resource")
            .filter(({ name }) => new URL(name).pathname === `/api/tickets/${id}`) as PerformanceResourceTiming[];
          const asked = answers.find(({ startTime }) => startTime >= pressedAt - 1);
          const how = answers.some(({ responseEnd }) => responseEnd < pressedAt)
            ? "prefetched"
            : answers.some(({ startTime }) => startTime < pressedAt - 1)
              ? "on its way"
              : "cold";
          resolve({ took: at - pressedAt, how, answer: asked?.duration ?? 0 });
        });
      });
    },

    watchFrames: () => {
      const frames: Frames = { gaps: [], long: [], rows: 0, elements: 0 };
      const observer = new PerformanceObserver((list) =>
        frames.long.push(...list.getEntries().map(({ duration }) => duration)),
      );
      observer.observe({ type: "long-animation-frame" });
      let last: number | null = null;
      let next = 0;
      const look = (at: number) => {
        if (last !== null) frames.gaps.push(at - last);
        last = at;
        frames.rows = Math.max(frames.rows, document.querySelectorAll(ROW).length);
        frames.elements = Math.max(frames.elements, document.getElementsByTagName("*").length);
        next = requestAnimationFrame(look);
      };
      next = requestAnimationFrame(look);
      return () => {
        cancelAnimationFrame(next);
        observer.disconnect();
        return frames;
      };
    },
  };
  window.bench = watch;

  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) watch.largestAt = startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { interactionId = 0, duration } = entry as PerformanceEventTiming & { interactionId?: number };
      if (interactionId === 0) continue;
      watch.interactions.set(interactionId, Math.max(duration, watch.interactions.get(interactionId) ?? 0));
    }
  }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  untilThere(
    () => document.querySelector(ROW) !== null,
    (at) => (watch.rowsAt = at),
  );
}
