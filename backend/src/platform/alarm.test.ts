import { afterEach, expect, test } from "@jest/globals";
import { setTimeout as sleep } from "node:timers/promises";
import { eventually } from "../../test/eventually.js";
import { createAlarm, type Alarm } from "./alarm.js";
import { loggerTo } from "./log.js";

const lines: string[] = [];
const log = loggerTo({ write: (line) => void lines.push(line) }, "info");
let alarm: Alarm;

afterEach(() => alarm.stop());

test("work that fails is logged and rung for again; work that goes on is not begun twice", async () => {
  alarm = createAlarm(log);
  let failed = 0;
  let begun = 0;
  alarm.ring("* * * * * *", "failing", async () => {
    failed += 1;
    throw new Error("No such luck");
  });
  let finish = () => undefined as void;
  alarm.ring("* * * * * *", "long", () => {
    begun += 1;
    return new Promise<void>((resolve) => (finish = resolve));
  });
  await eventually(() => expect(failed).toBeGreaterThanOrEqual(2));

  await eventually(() => expect(lines.filter((line) => line.includes("No such luck"))).toHaveLength(failed));
  expect(begun).toBe(1);

  let stopped = false;
  const stopping = alarm.stop().then(() => (stopped = true));
  await sleep(50);
  expect(stopped).toBe(false);
  finish();
  await stopping;
  const before = failed;
  await sleep(1_200);
  expect(failed).toBe(before);
});
