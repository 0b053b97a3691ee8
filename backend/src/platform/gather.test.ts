import { expect, test } from "@jest/globals";
import { EventEmitter, once } from "node:events";
import { gather } from "./gather.js";

test("what comes within a moment is passed on together, in order; what waits can be passed on at once", async () => {
  const passed: number[][] = [];
  const bell = new EventEmitter();
  const gatherer = gather<number>(5, (items) => {
    passed.push(items);
    bell.emit("passed");
  });

  gatherer.add(1);
  gatherer.add(2);
  await once(bell, "passed");
  gatherer.add(3);
  gatherer.flush();
  gatherer.flush();

  expect(passed).toEqual([[1, 2], [3]]);
});

test("what takes long to pass on waits longer for its next turn, so that other work has its own", async () => {
  const log: string[] = [];
  const bell = new EventEmitter();
  const gatherer = gather<string>(5, ([first = ""]) => {
    const until = performance.now() + (first === "long" ? 40 : 0);
    while (performance.now() < until);
    log.push(first);
    bell.emit("passed");
  });

  gatherer.add("long");
  gatherer.flush();
  gatherer.add("next");
  setTimeout(() => log.push("other work"), 60);
  await once(bell, "passed");
  expect(log).toEqual(["long", "other work", "next"]);

  gatherer.add("quick");
  setTimeout(() => log.push("later"), 1000);
  await once(bell, "passed");
  expect(log.at(-1)).toBe("quick");
});
