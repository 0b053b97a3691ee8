import { beforeAll, beforeEach, expect, jest, test } from "@jest/globals";
import { activateLocale } from "./i18n.js";
import { patiently } from "./lazy.js";
import { toasts } from "./toasts.js";

const lost = new TypeError("Failed to fetch dynamically imported module");
let isThere = true;

beforeAll(() => activateLocale("en"));
beforeEach(() => {
  isThere = true;
  // What is outside: the desk answers whoever reaches it.
  globalThis.fetch = () => (isThere ? Promise.resolve({} as Response) : Promise.reject(lost));
  toasts.set([]);
});

test("A part that cannot be fetched without a connection comes with it, and that is said", async () => {
  isThere = false;
  const load = jest.fn<() => Promise<string>>().mockRejectedValueOnce(lost).mockResolvedValue("the part");
  const part = patiently(load);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect([load.mock.calls.length, toasts.get().length]).toEqual([1, 1]);

  isThere = true;
  window.dispatchEvent(new Event("online"));
  await expect(part).resolves.toBe("the part");
  expect(load).toHaveBeenCalledTimes(2);
});

test("A part that the desk no longer has is an error", async () => {
  await expect(patiently(() => Promise.reject(lost))).rejects.toBe(lost);
  expect(toasts.get()).toEqual([]);
});
