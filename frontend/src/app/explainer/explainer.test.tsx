import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { act, cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { buildClock } from "../../features/tickets/testing/build-sla.js";
import { buildTicket } from "../../features/tickets/testing/build-ticket.js";

const clock = buildClock({ due_at: "2026-07-13T14:50:00.000Z" });
const ticket = { ...buildTicket({ id: 3 }), sla: clock, clocks: [clock] };
const call = jest.fn(async (_name: string, _options?: unknown) => ticket);
jest.unstable_mockModule("../../lib/call.js", () => ({ call, pathOf: String }));
const { SlaChip } = await import("../../components/ui/sla-chip.js");
const { When } = await import("../../components/ui/when.js");
const { politeAnnouncement } = await import("../../lib/announcer.js");
const { listenForCommands } = await import("../../lib/commands.js");
const { viewer } = await import("../../lib/format.js");
const { renderPage } = await import("../../lib/testing.js");
const { Explainer } = await import("./explainer.js");

const at = "2026-07-13T08:50:00.000Z";
const FULL = "Monday, 13 July 2026 at 10:50 CEST";
const UTC = "Monday, 13 July 2026 at 08:50 UTC";
let stop = () => {};
beforeEach(() => {
  viewer.set({ locale: "en-GB", timeZone: "Europe/Berlin" });
  // What is drawn has a place on a page; here nothing is drawn.
  jest.spyOn(Element.prototype, "getClientRects").mockReturnValue([{}] as unknown as DOMRectList);
  stop = listenForCommands();
  renderPage(
    <main>
      <p>
        Filed <When at={at} />, due <When at={at} as="due" />
      </p>
      <a href="/queue/mine?ticket=3" data-row-link="3">
        Router offline <SlaChip clock={clock} serverTime={at} />
      </a>
      <button type="button">
        Edit <When at={at} as="due" within />
      </button>
      <Explainer />
    </main>,
  );
});
afterEach(() => {
  stop();
  cleanup();
  jest.restoreAllMocks();
});

const timeAt = (index: number) => document.querySelectorAll("time")[index] as HTMLElement;
const filed = () => timeAt(0);
const due = () => timeAt(1);
const edited = () => timeAt(3);
const card = () => screen.findByRole("group");
const gone = () => waitFor(() => expect(screen.queryByRole("group")).toBeNull());

test("a pointer that rests on a time reads it in full, also in UTC, and Escape puts that away alone", async () => {
  const below = jest.fn();
  document.addEventListener("keydown", below);
  await userEvent.hover(filed());
  expect((await card()).textContent).toBe(FULL + UTC);
  await userEvent.hover(await card());
  fireEvent.keyDown(filed(), { key: "Escape" });
  await gone();
  expect(below).not.toHaveBeenCalled();
  document.removeEventListener("keydown", below);
});

test("a tap does the same, and a tap beside it ends it", async () => {
  await userEvent.click(filed());
  expect((await card()).textContent).toBe(FULL + UTC);
  await userEvent.click(document.body);
  await gone();
});

test("a due time is one tab stop, which is read with it; one within a control is none, and a press does what the control does", async () => {
  await userEvent.tab();
  const group = await card();
  expect(document.activeElement?.contains(due())).toBe(true);
  expect(document.activeElement?.getAttribute("aria-describedby")).toBe(group.id);
  await userEvent.tab();
  expect(document.activeElement?.tagName).toBe("A");
  await gone();
  await userEvent.click(edited());
  expect(screen.queryByRole("group")).toBeNull();
});

test("a row's chip is explained like the open ticket's, and a press on it opens the ticket alone", async () => {
  const chip = screen.getByTestId("sla-chip");
  fireEvent.pointerUp(chip, { pointerType: "touch" });
  expect(screen.queryByRole("group")).toBeNull();
  await userEvent.hover(chip);
  await screen.findByText("Standard support");
  expect(call).toHaveBeenCalledWith("getTicket", expect.objectContaining({ params: { id: "3" } }));
});

test("a key goes from one to the next, from where the focus is, and reads it aloud", async () => {
  await userEvent.keyboard("d");
  await card();
  expect(politeAnnouncement.get().text).toBe(`${FULL}, ${UTC}`);
  act(() => screen.getByRole("link").focus());
  await userEvent.keyboard("d");
  await screen.findByText("Standard support");
  await waitFor(() => expect(politeAnnouncement.get().text).toMatch(/^Resolution .*16:50 CEST, Standard support$/));
  expect(document.activeElement).toBe(screen.getByRole("link"));
  await userEvent.keyboard("d");
  expect((await card()).textContent).toBe(FULL + UTC);
});
