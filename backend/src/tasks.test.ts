import { expect, test } from "@jest/globals";
import { subscriptions } from "./subscriptions.js";
import { jobNames } from "./tasks.js";

test("every consumer that events are given to has its function", () => {
  const named = new Set(Object.values(subscriptions).flat());

  expect([...named].sort()).toEqual(Object.keys(jobNames.consumers).sort());
});
