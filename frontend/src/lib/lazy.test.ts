import { beforeAll, beforeEach, expect, jest, test } from "@jest/globals";

// The desk answers whoever reaches it.
jest.unstable_mockModule("./http.js", () => ({ send: () => Promise.resolve() }));
const { connection } = await import("./connection.js");
const { patiently } = await import("./lazy.js");
const { toasts } = await import("./toasts.js");
const { activateLocale } = await import("./i18n.js");

const lost = new TypeError("Failed to fetch dynamically imported module");
const online = (is: boolean) => {
  jest.spyOn(navigator, "onLine", "get").mockReturnValue(is);
  window.dispatchEvent(new Event(is ? "online" : "offline"));
};

beforeAll(() => activateLocale("en"));
beforeEach(() => {
  online(true);
  toasts.set([]);
});

test("A part that cannot be fetched without a connection comes with it, and that is said", async () => {
  online(false);
  const load = jest.fn<() => Promise<string>>().mockRejectedValueOnce(lost).mockResolvedValue("the part");
  const part = patiently(load);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect([load.mock.calls.length, toasts.get().length]).toEqual([1, 1]);
  expect(connection.get()).toBe("offline");

  online(true);
  await expect(part).resolves.toBe("the part");
  expect(load).toHaveBeenCalledTimes(2);
});

test("A part that the desk no longer has is an error", async () => {
  await expect(patiently(() => Promise.reject(lost))).rejects.toBe(lost);
  expect(toasts.get()).toEqual([]);
});
