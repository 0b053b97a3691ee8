import { expect, test } from "@jest/globals";
import { buildBook, buildVersion, targetsOf } from "./testing/build-version.js";
import { iso, openLife } from "./testing/open-life.js";

const version = buildVersion({
  targets: targetsOf({ first_response: 3600, next_response: 7200, resolution: 36_000 }),
});
const book = buildBook([version]);
const filed = "2026-03-02T09:00:00Z";
const asked = () => {
  const life = openLife(book, version, filed);
  life.reply("2026-03-02T09:30:00Z");
  life.moveTo("2026-03-02T09:30:00Z", "in_progress");
  life.ask("2026-03-02T10:00:00Z");
  return life;
};

test("While the first response is waited for, the customer's further messages begin nothing", () => {
  const life = openLife(book, version, filed);
  expect(life.ask("2026-03-02T09:10:00Z")).toEqual([]);
  expect(life.ask("2026-03-02T10:10:00Z").map(({ type }) => type)).toEqual(["breached"]); // missed meanwhile
  expect(life.due("first_response")).toBe("2026-03-02T10:00:00Z");
});

test("It counts from the oldest message that nobody has answered; a second one does not begin it anew", () => {
  const life = asked();
  expect(life.due("next_response")).toBe("2026-03-02T12:00:00Z");
  expect(life.ask("2026-03-02T11:00:00Z")).toEqual([]);
  expect(life.due("next_response")).toBe("2026-03-02T12:00:00Z");
});

test("An answer ends it; the next message is the next cycle, counted from itself", () => {
  const life = asked();
  life.reply("2026-03-02T11:00:00Z");
  life.ask("2026-03-02T13:00:00Z");
  expect(life.cycles("next_response").map(({ cycle, dueAt, metAt }) => [cycle, iso(dueAt), iso(metAt)])).toEqual([
    [1, "2026-03-02T12:00:00Z", "2026-03-02T11:00:00Z"],
    [2, "2026-03-02T15:00:00Z", null],
  ]);
});

test("An answer in time at the last instant, and one a millisecond later", () => {
  const [inTime, late] = [asked(), asked()];
  inTime.reply("2026-03-02T12:00:00Z");
  late.reply("2026-03-02T12:00:00.001Z");
  expect(inTime.clock("next_response").breachedAt).toBeNull();
  expect(iso(late.clock("next_response").breachedAt)).toBe("2026-03-02T12:00:00Z");
});

test("Each cycle may be missed, and is so once", () => {
  const life = asked();
  expect(life.tick("2026-03-02T12:30:00Z")).toEqual(["next_response breached"]);
  life.reply("2026-03-02T12:40:00Z");
  life.ask("2026-03-02T13:00:00Z");
  expect(life.tick("2026-03-02T15:00:01Z")).toEqual(["next_response breached"]);
  expect(life.tick("2026-03-02T15:00:02Z")).toEqual([]);
});

test.each(["resolved", "closed"] as const)("A ticket that is %s waits for no answer; nobody asks there", (status) => {
  const life = asked();
  life.moveTo("2026-03-02T11:00:00Z", status);
  expect(iso(life.clock("next_response").cancelledAt)).toBe("2026-03-02T11:00:00Z");
  expect(life.ask("2026-03-02T11:30:00Z")).toEqual([]);
});

test("A message that brings a resolved ticket back is waited for from then on", () => {
  const life = asked();
  life.moveTo("2026-03-02T11:00:00Z", "resolved");
  life.moveTo("2026-03-03T11:00:00Z", "in_progress");
  life.ask("2026-03-03T11:00:00Z");
  expect(life.clock("next_response").cycle).toBe(2);
  expect(life.due("next_response")).toBe("2026-03-03T13:00:00Z");
});

test("Asked while the desk waits for others, it begins standing still, and goes on with the work", () => {
  const life = openLife(book, version, filed);
  life.reply("2026-03-02T09:30:00Z");
  life.moveTo("2026-03-02T09:40:00Z", "on_hold");
  life.ask("2026-03-02T10:00:00Z");
  expect([life.due("next_response"), iso(life.clock("next_response").pausedAt)]).toEqual([
    null,
    "2026-03-02T10:00:00Z",
  ]);
  life.moveTo("2026-03-02T15:00:00Z", "in_progress");
  expect(life.due("next_response")).toBe("2026-03-02T17:00:00Z");
});

test("Without a promise of a first response, the first message after the complaint is one to answer", () => {
  const only = buildVersion({ targets: targetsOf({ next_response: 3600 }) });
  const life = openLife(buildBook([only]), only, filed);
  expect(life.log).toEqual([]);
  // Nothing was ever promised here, so no terms are known: the ticket has to be matched before.
  expect(life.ask("2026-03-02T10:00:00Z")).toEqual([]);
});
