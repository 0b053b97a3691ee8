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
