import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { act, cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useEffect } from "react";
import { Route, Routes, useLocation, useNavigate } from "react-router-dom";
import { buildTicket } from "../testing/build-ticket.js";
import { fakeDesk, fakeWidth } from "../testing/fake-desk.js";

const { call, desk } = fakeDesk([]);
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
const { QueuePage } = await import("../queue/queue-page.js");
const { forgetBoxes } = await import("../composer/draft-boxes.js");
const { listenForCommands } = await import("../../../lib/commands.js");
const { person, renderPage } = await import("../../../lib/testing.js");

const agent = person({
  id: 7,
  is_staff: true,
  permissions: ["ticket.assign", "ticket.reply", "ticket.note", "ticket.edit"],
});
let address = "";
let back: () => void = () => undefined;
function Here() {
  const { search } = useLocation();
  const navigate = useNavigate();
  useEffect(() => {
    address = search;
    back = () => void navigate(-1);
  });
  return null;
}
let stop = () => {};
beforeEach(() => {
  fakeWidth(360);
  desk.set(1, buildTicket({ id: 1, subject: "Router offline", priority: "low" }));
  stop = listenForCommands();
});
afterEach(() => {
  stop();
  cleanup();
  localStorage.clear();
  forgetBoxes();
});

const open = async (search = "?ticket=1") => {
  renderPage(
    <>
      <Here />
      <Routes>
        <Route path="/queue/:view" element={<QueuePage />} />
      </Routes>
    </>,
    { route: `/queue/mine${search}`, user: agent },
  );
  await screen.findByRole("heading", { level: 1, name: "Router offline" });
};
const tab = (name: string) => screen.getByRole("tab", { name });
const sheet = () => screen.queryByRole("dialog", { name: "Write" });
const line = () => screen.getByRole("button", { name: /^Write to/ });

test("the tab is part of the address, changes by arrow keys, and comes back with the address", async () => {
  await open();
  act(() => tab("Conversation").focus());
  await userEvent.keyboard("{ArrowRight}");
  await waitFor(() => expect(address).toBe("?ticket=1&tab=details"));
  expect(screen.getByRole("tabpanel", { name: "Details" })).toBeTruthy();
  expect(screen.queryByRole("region", { name: "Conversation" })).toBeNull();
  await userEvent.keyboard("{ArrowLeft}");
  await waitFor(() => expect(address).toBe("?ticket=1"));
  cleanup();
  await open("?ticket=1&tab=activity");
  expect(tab("Activity").getAttribute("aria-selected")).toBe("true");
  expect(await screen.findByRole("list", { name: "Activity" })).toBeTruthy();
});

test("R opens the sheet from any tab with the focus in the text; Escape and Back leave it, and the draft is there", async () => {
  await open("?ticket=1&tab=details");
  await userEvent.keyboard("r");
  await waitFor(() => expect(sheet()).toBeTruthy());
  expect(document.activeElement?.tagName).toBe("TEXTAREA");
  await userEvent.keyboard("Dear Luis");
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(sheet()).toBeNull());
  expect(address).toBe("?ticket=1&tab=details");

  await userEvent.click(tab("Conversation"));
  await userEvent.click(line());
  await waitFor(() => expect(sheet()).toBeTruthy());
  expect(screen.getByRole<HTMLTextAreaElement>("textbox").value).toBe("Dear Luis");
  act(back);
  await waitFor(() => expect(sheet()).toBeNull());
  expect(document.activeElement).toBe(line());
  expect(line().textContent).toContain("Dear Luis");
});

test("the keys of fields open them where they stand, and those of the details in their tab", async () => {
  await open();
  await userEvent.keyboard("p");
  expect(await screen.findByRole("listbox", { name: /priority/i })).toBeTruthy();
  expect(address).toBe("?ticket=1");
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("listbox")).toBeNull());
  await userEvent.keyboard("]");
  await waitFor(() => expect(address).toBe("?ticket=1&tab=details"));
  // What stands above the tabs is not there twice.
  expect(screen.queryAllByRole("button", { name: /Priority/ })).toHaveLength(1);
});

test("a list that is opened while the details are still coming stays open", async () => {
  await open();
  fireEvent.mouseDown(tab("Details"));
  fireEvent.keyDown(document.body, { key: "p" });
  // A moment after they are there they say that they are ready; what was begun later comes after that.
  await act(() => new Promise((done) => void setTimeout(done)));
  expect(address).toBe("?ticket=1&tab=details");
  expect(await screen.findByRole("listbox", { name: /priority/i })).toBeTruthy();
});

test("on a wide screen there are two tabs in the details, and no sheet, whatever the address says", async () => {
  fakeWidth(1440);
  await open("?ticket=1&tab=activity&write=1");
  expect(screen.getAllByRole("tab").map(({ textContent }) => textContent)).toEqual(["Details", "Activity"]);
  expect(await screen.findByRole("list", { name: "Activity" })).toBeTruthy();
  expect(sheet()).toBeNull();
  await waitFor(() => expect(address).toBe("?ticket=1&tab=activity"));
  await userEvent.keyboard("t");
  // A key for a field brings the field's tab.
  await waitFor(() => expect(address).toBe("?ticket=1"));
});
