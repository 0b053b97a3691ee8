import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { cleanup, screen, waitFor } from "@testing-library/react";
import type { SplitPreview } from "@redress/backend/contract";
import { buildClock } from "../testing/build-sla.js";
import { buildTicket } from "../testing/build-ticket.js";

const sent = "2026-07-13T08:50:00.000Z";
let answer: () => Promise<SplitPreview>;
const call = jest.fn((_name: string, _options: unknown): Promise<unknown> => answer());
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
const { SplitPromises } = await import("./split-promises.js");
const { renderPage } = await import("../../../lib/testing.js");
const { noteServerTime } = await import("../../../lib/clock.js");
const { ApiProblem } = await import("../../../lib/api-problem.js");

beforeEach(() => noteServerTime(sent));
afterEach(() => {
  cleanup();
  jest.clearAllMocks();
});

const show = (choice: { withLater?: boolean; categoryId?: string | null } = {}) =>
  renderPage(
    <main>
      <SplitPromises ticket={buildTicket({ id: 7 })} firstId={41} withLater={false} categoryId={null} {...choice} />
    </main>,
  );
const region = () => screen.getByRole("region", { name: "What is promised" });

test("each promise stands there with its due time and state, and what ends in the other ticket", async () => {
  answer = () =>
    Promise.resolve({
      clocks: [
        buildClock({
          metric: "first_response",
          state: "breached",
          due_at: "2026-07-13T08:00:00Z",
          remaining_ms: -60_000,
        }),
        buildClock({ metric: "resolution" }),
      ],
      ends: ["next_response"],
      server_time: sent,
    });
  show({ withLater: true, categoryId: "3" });
  await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(2));
  expect(screen.getAllByTestId("sla-chip").map(({ dataset }) => [dataset["metric"], dataset["state"]])).toEqual([
    ["first_response", "breached"],
    ["resolution", "on_track"],
  ]);
  expect(region().textContent).toContain("The answer owed to it so far is no longer owed there.");
  expect(call.mock.calls[0]).toMatchObject([
    "previewSplit",
    { params: { id: "7" }, query: { comment_id: "41", with_later: "true", category_id: "3" } },
  ]);
});

test("where nothing is promised, or it cannot be told, that is said", async () => {
  answer = () => Promise.resolve({ clocks: [], ends: [], server_time: sent });
  show();
  await screen.findByText("Nothing is promised about such tickets.");
  cleanup();
  answer = () => Promise.reject(new ApiProblem({ code: "not_found", status: 404, message: "Ticket not found" }));
  show();
  await waitFor(() => expect(region().textContent).toBe("It is not there any more, or not for you."));
});
