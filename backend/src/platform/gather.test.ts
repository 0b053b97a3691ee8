import { expect, test } from "@jest/globals";
import { EventEmitter, once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
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
  await gatherer.flush();
  await gatherer.flush();

  expect(passed).toEqual([[1, 2], [3]]);
});

test("what takes long to pass on waits longer for its next turn, so that other work has its own", async () => {
  const log: string[] = [];
  const bell = new EventEmitter();
  const gatherer = gather<string>(5, ([first = ""]) => {
    const until = performance.now() + (first === "long" ? 100 : 0);
    while (performance.now() < until);
    log.push(first);
    bell.emit("passed");
  });

  gatherer.add("long");
  await gatherer.flush();
  gatherer.add("next");
  setTimeout(() => log.push("other work"), 60);
  await once(bell, "passed");
  expect(log).toEqual(["long", "other work", "next"]);

  gatherer.add("quick");
  setTimeout(() => log.push("later"), 1000);
  await once(bell, "passed");
  expect(log.at(-1)).toBe("quick");
});

test("what comes while others are still passed on waits until that is done; a flush waits for both", async () => {
  const log: string[] = [];
  const gatherer = gather<string>(5, async ([first = ""]) => {
    log.push(`${first} begins`);
    await sleep(50);
    log.push(`${first} ends`);
  });

  gatherer.add("one");
  const flushed = gatherer.flush();
  gatherer.add("two");
  await flushed;
  expect(log).toEqual(["one begins", "one ends"]);
  const both = gatherer.flush();
  gatherer.add("three");
  await gatherer.flush();
  await both;
  expect(log).toEqual(["one", "two", "three"].flatMap((name) => [`${name} begins`, `${name} ends`]));
});
