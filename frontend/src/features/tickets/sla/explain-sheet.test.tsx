import { afterEach, expect, jest, test } from "@jest/globals";
import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import type { SlaExplanation } from "@redress/backend/contract";
import { ApiProblem } from "../../../lib/api-problem.js";
import { buildExplained, buildExplanation } from "../testing/build-sla.js";
import { buildTicket } from "../testing/build-ticket.js";
import type { ExplainPlace } from "./explain-place.js";

let answer: SlaExplanation | ApiProblem;
const call = jest.fn(async (_name: string): Promise<unknown> => {
  if (answer instanceof ApiProblem) throw answer;
  return answer;
});
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
const { ExplainSheet } = await import("./explain-sheet.js");
const { assertiveAnnouncement } = await import("../../../lib/announcer.js");
const { renderPage } = await import("../../../lib/testing.js");
// Dialogs arrive later than the page; a test does not wait for their being read.
await import("../../../components/ui/dialog-panel.js");

const ticket = buildTicket({ id: 10431, subject: "Router offline" });
const show = async (explanation: SlaExplanation | ApiProblem, place: ExplainPlace = "policy") => {
  answer = explanation;
  renderPage(
    <main>
      <ExplainSheet ticket={ticket} place={place} onClose={() => undefined} />
    </main>,
  );
  return screen.findByRole("dialog");
};
afterEach(cleanup);

test("a promise is told as a sentence, a table of days, line by line with the running sum, and adds up", async () => {
  await show(buildExplanation(), { metric: "resolution", cycle: 1 });
  const section = await screen.findByRole("region", { name: "Resolution" });
  expect(section.textContent).toContain(
    "Resolution due Monday 13 July at 15:50 (UTC): 8 hours of working time; 2 hours used.",
  );
  const rows = within(section).getAllByRole("row").slice(1);
  expect(rows.map((row) => within(row).getByRole("rowheader").textContent)).toEqual([
    "Fri 10 Jul",
    "Sat 11 Jul",
    "Sun 12 Jul",
    "Mon 13 Jul",
  ]);
  expect(
    rows.map((row) =>
      within(row)
        .getAllByRole("cell")
        .slice(1)
        .map(({ textContent }) => textContent),
    ),
  ).toEqual([
    ["10m", "10m"],
    ["–", "10m"],
    ["–", "10m"],
    ["7h 50m", "8h"],
  ]);
  const lines = within(section)
    .getAllByRole("listitem")
    .map(({ textContent }) => textContent);
  expect(lines).toContain("14:50 to 15:00, 10 minutes countedSo far 10m");
  expect(lines).toContain("15:00 to Mon 13 Jul, 07:00, closed");
  expect(lines).toContain("08:50 Now: 2 hours used");
  expect(lines).toContain("11:30 to 15:50, 4 hours, 20 minutes will countSo far 8h");
  expect(section.textContent).toContain("Adds up to 8 hours: due Monday 13 July at 15:50 (UTC).");
  expect(document.activeElement?.textContent).toBe("Resolution");
});

test("why this policy: the version, and each policy that was tried with what spoke for or against it", async () => {
  await show(buildExplanation());
  const section = await screen.findByRole("region", { name: "Why this policy" });
  expect(section.textContent).toContain("Standard support, version 3, since Friday 10 July at 14:50.");
  expect(section.textContent).toContain("The newest is version 4");
  expect(
    within(section)
      .getAllByRole("listitem")
      .map(({ textContent }) => textContent),
  ).toEqual(["VIP does not match: customer group", "Standard support matches: channel"]);
  expect(document.activeElement?.textContent).toBe("Why this policy");
});

test("a policy that would be another one today is named", async () => {
  const tried = [{ id: 1, name: "VIP", matches: true, failed: [], met: [] }];
  await show(buildExplanation({ tried }));
  const section = await screen.findByRole("region", { name: "Why this policy" });
  expect(section.textContent).toContain("VIP matches every ticket");
  expect(section.textContent).toContain("Filed today, it would be VIP. It keeps Standard support.");
});

test("the calendar's zone is named where it is another one", async () => {
  const dialog = await show(buildExplanation());
  await screen.findByRole("region", { name: "Why this policy" });
  expect(dialog.textContent).toContain(
    "Times are in your zone, UTC. Field support counts by the clocks of Europe/Berlin (CEST).",
  );
});

test("cycles are sections of their own, settled ones below; what is asked for is open", async () => {
  const first = buildExplained({ state: "met", clock: "stopped", met_at: "2026-07-13T08:00:00Z" });
  const second = buildExplained({ cycle: 2 });
  await show(
    buildExplanation({
      clocks: [first, second],
      resolution: {
        first: { at: "2026-07-13T08:00:00Z", working_seconds: 4200 },
        total: { at: "2026-07-14T08:00:00Z", working_seconds: 9000 },
      },
    }),
    { metric: "resolution", cycle: 1 },
  );
  const settled = await screen.findByRole("region", { name: "Settled promises" });
  const earlier = within(settled).getByRole("region", { name: "Resolution" });
  expect(within(earlier).queryByRole("table")).not.toBeNull();
  const present = screen.getByRole("region", { name: "Resolution, no. 2" });
  expect(within(present).queryByRole("table")).toBeNull();
  await userEvent.click(within(present).getByText("Resolution, no. 2"));
  const times = screen.getByRole("region", { name: "Time to resolution" });
  expect(times.textContent).toContain(
    "First resolved Monday 13 July at 08:00, after 1 hour, 10 minutes of working time.",
  );
  expect(times.textContent).toContain("Last resolved Tuesday 14 July at 08:00, after 2 hours, 30 minutes in all.");
});

test("what cannot be loaded is asked for again", async () => {
  const dialog = await show(new ApiProblem({ code: "unavailable", status: 503, message: "" }));
  const again = await within(dialog).findByRole("button", { name: "Try again" });
  expect(assertiveAnnouncement.get().text).toContain("This could not be loaded");
  answer = buildExplanation();
  await userEvent.click(again);
  await screen.findByRole("region", { name: "Why this policy" });
});

test("it has no accessibility violation", async () => {
  await show(buildExplanation(), { metric: "resolution", cycle: 1 });
  await screen.findByRole("region", { name: "Resolution" });
  const rules = {
    "color-contrast": { enabled: false },
    "page-has-heading-one": { enabled: false },
    region: { enabled: false },
  };
  const { violations } = await axe.run(document.body, { rules });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
});
