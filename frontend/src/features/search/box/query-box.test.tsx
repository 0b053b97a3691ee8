import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { ApiProblem } from "../../../lib/api-problem.js";

const answers: Record<string, (asked: { query?: Record<string, string> }) => unknown> = {
  listTeams: () => ({
    data: [
      { id: 4, name: "Refunds" },
      { id: 5, name: "Field support" },
    ],
  }),
  suggestSearch: () => ({
    tickets: [{ id: 4, number: "CMP-4", subject: "Router offline", status: "new" }],
    people: [{ id: 9, full_name: "Luis Ferreira", email: "luis@customer.test" }],
    views: [],
    words: ["router", "routing"],
  }),
  listPeople: () => ({ data: [{ id: 9, full_name: "Mei Lin", email: "mei@desk.test" }] }),
};
const call = jest.fn(async (name: string, asked: object = {}) => answers[name]?.(asked) ?? { data: [] });
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
const { QueryBox } = await import("./query-box.js");
const { person, renderPage } = await import("../../../lib/testing.js");
const { politeAnnouncement } = await import("../../../lib/announcer.js");
const { listenForCommands } = await import("../../../lib/commands.js");

const agent = person({ id: 7, is_staff: true, permissions: ["people.read", "ticket.assign"] });
const searched: string[] = [];
let stop = () => {};
beforeEach(() => {
  searched.length = 0;
  localStorage.clear();
  stop = listenForCommands();
});
afterEach(() => {
  stop();
  cleanup();
  call.mockClear();
});

function Searched({ from, error }: { from: string; error: Error | null }) {
  const [value, setValue] = useState(from);
  const search = (query: string) => {
    searched.push(query);
    setValue(query);
  };
  return <QueryBox value={value} onSearch={search} label="Search all tickets" error={error} />;
}
const show = (value = "", { error = null, user = agent }: { error?: Error | null; user?: typeof agent } = {}) => {
  renderPage(<Searched from={value} error={error} />, { user });
  return screen.getByRole<HTMLInputElement>("combobox", { name: "Search all tickets" });
};
const options = () =>
  within(screen.getByRole("listbox"))
    .getAllByRole("option")
    .map((option) => option.textContent);
const chips = () => within(screen.getByRole("list", { name: "What is searched for" })).getAllByRole("listitem");

test("a filter is written by keyboard alone: field, value, then the search", async () => {
  const box = show();
  await userEvent.type(box, "prio");
  expect(options()).toEqual(["priority: Priority"]);
  await userEvent.keyboard("{ArrowDown}{Enter}");
  expect(box.value).toBe("priority:");
  expect(options()).toContain("high High");
  await userEvent.keyboard("hi{Tab}");
  expect(box.value).toBe("priority:high ");
  expect(document.activeElement).toBe(box);
  expect(searched).toEqual([]);
  await userEvent.keyboard("{Enter}");
  expect(searched).toEqual(["priority:high"]);
});

test("Enter searches for words as they are, whatever is offered beside them", async () => {
  const box = show();
  await userEvent.type(box, "tea{Enter}");
  expect(searched).toEqual(["tea"]);
});

test("names come from the desk, in quotation marks where they have blanks", async () => {
  const box = show();
  await userEvent.type(box, "team:sup");
  await userEvent.click(await screen.findByRole("option", { name: /Field support/ }));
  expect(box.value).toBe('team:"Field support" ');
});

test("people are asked for once the typing has settled, and only by who may list them", async () => {
  const box = show();
  await userEvent.type(box, "assignee:mei");
  const asked = () =>
    call.mock.calls.flatMap(([name, given]) =>
      name === "listPeople" ? [(given as { query: { q?: string } }).query.q] : [],
    );
  await waitFor(() => expect(asked().at(-1)).toBe("mei"));
  expect(asked().length).toBeLessThan("mei".length + 1);
  await userEvent.click(await screen.findByRole("option", { name: /Mei Lin/ }));
  expect(box.value).toBe("assignee:mei@desk.test ");

  // What is not there is not put in its place by Enter, while the answer to fewer letters is still shown.
  await userEvent.clear(box);
  await userEvent.type(box, "assignee:nobody{Enter}");
  expect(searched).toEqual(["assignee:nobody"]);

  cleanup();
  call.mockClear();
  await userEvent.type(show("", { user: person({ is_staff: true, permissions: [] }) }), "assignee:m");
  expect(options()).toEqual(["me you"]);
  expect(call.mock.calls.some(([name]) => name === "listPeople")).toBe(false);
});

test("words that are being written bring words, tickets and people; none is taken unasked", async () => {
  const box = show();
  await userEvent.type(box, "status:open rout");
  await userEvent.click(await screen.findByRole("option", { name: /^routing/ }));
  expect(box.value).toBe("status:open routing ");
  await userEvent.type(box, "lui");
  await userEvent.click(await screen.findByRole("option", { name: /Luis Ferreira/ }));
  expect(box.value).toBe("status:open routing from:luis@customer.test ");
  await userEvent.type(box, "rou");
  await screen.findByRole("option", { name: /Router offline/ });
  await userEvent.keyboard("{Enter}");
  expect(searched).toEqual(["status:open routing from:luis@customer.test rou"]);
});

test("the desk's own fields are offered and said by their names", async () => {
  answers["listFields"] = () => ({
    data: [{ key: "product", label: "Product", type: "choice", options: [{ key: "tv", label: "Television" }] }],
  });
  const box = show("product:tv");
  await waitFor(() => expect(chips()[0]?.textContent).toBe("Product: Television"));
  await userEvent.type(box, " pro");
  expect(options()).toContain("product: Product");
  delete answers["listFields"];
});

test("what is wrong is told at its place once it is left or asked for, and mended by a press", async () => {
  const box = show("status:open");
  await userEvent.type(box, " priority>=hihg");
  expect(box.getAttribute("aria-invalid")).toBeNull();
  await userEvent.keyboard("{Enter}");
  expect(searched).toEqual([]);
  expect(box.getAttribute("aria-invalid")).toBe("true");
  const told = document.getElementById(box.getAttribute("aria-describedby") ?? "");
  expect(told?.textContent).toContain("hihg");
  expect(politeAnnouncement.get().text).toContain("One part");
  await userEvent.click(screen.getByRole("button", { name: "Write high" }));
  expect(searched).toEqual(["status:open priority>=high"]);
  expect(box.getAttribute("aria-invalid")).toBeNull();
});

test("what only the server knows is told likewise", () => {
  const queryErrors = [{ code: "unknown_name" as const, params: { field: "team", value: "Nope" }, from: 5, to: 9 }];
  const error = new ApiProblem({ code: "validation", status: 422, message: "", queryErrors });
  const box = show("team:Nope", { error });
  expect(document.getElementById(box.getAttribute("aria-describedby") ?? "")?.textContent).toContain("Nope");
});

test("clauses are chips in words; each is removed by its cross or by Backspace, and edited by a press", async () => {
  const box = show('status:open|pending -tag:vip "exact words"');
  expect(chips().map((chip) => chip.textContent)).toEqual([
    "Status: open or Waiting on customer",
    "not Tag: vip",
    "“exact words”",
  ]);
  await userEvent.click(screen.getByRole("button", { name: "Remove not Tag: vip" }));
  expect(searched).toEqual(['status:open|pending "exact words"']);
  await userEvent.click(screen.getByRole("button", { name: /^Status/ }));
  expect([box.selectionStart, box.selectionEnd]).toEqual([0, "status:open|pending".length]);
  act(() => screen.getByRole("button", { name: "“exact words”" }).focus());
  await userEvent.keyboard("{Backspace}");
  expect(searched.at(-1)).toBe("status:open|pending");
});

test("spans are explained by the viewer's clock", async () => {
  jest.useFakeTimers({
    now: Date.parse("2026-11-22T14:02:00Z"),
    doNotFake: ["setTimeout", "queueMicrotask", "nextTick"],
  });
  try {
    show("created:-7d..now due<2h updated:-24h");
    expect(chips().map((chip) => chip.textContent)).toEqual([
      "Filed: -7d (15 Nov 2026, 14:02) to now",
      "Due: until 2h (Sun 16:02)",
      "Changed: since -24h (Sat 14:02)",
    ]);
  } finally {
    jest.useRealTimers();
  }
});

test("Escape closes what is offered, then leaves the box with the query that is asked for", async () => {
  const box = show("router");
  await userEvent.type(box, " sta");
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("listbox")).toBeNull();
  expect(box.value).toBe("router sta");
  await userEvent.keyboard("{Escape}");
  expect(box.value).toBe("router");
  expect(document.activeElement).toBe(document.body);
});

test("the key for searching leads into the box", async () => {
  const box = show("router");
  await userEvent.keyboard("/");
  expect(document.activeElement).toBe(box);
  expect(box.value).toBe("router");
});

test("what one searched for lately is offered in an empty box, to the same person alone", async () => {
  await userEvent.type(show(), "refund{Enter}");
  cleanup();
  const box = show();
  await userEvent.click(box);
  await userEvent.click(screen.getByRole("option", { name: "refund" }));
  expect(searched).toEqual(["refund", "refund"]);
  cleanup();
  await userEvent.click(show("", { user: person({ id: 8, is_staff: true }) }));
  expect(screen.queryByRole("option", { name: "refund" })).toBeNull();
});

test("while letters are composed Enter belongs to them, and pasted lines become one", async () => {
  const box = show();
  await userEvent.type(box, "にほん");
  fireEvent.keyDown(box, { key: "Enter", isComposing: true });
  expect(searched).toEqual([]);
  await userEvent.clear(box);
  await userEvent.paste("two\nlines\tof text");
  await waitFor(() => expect(box.value).toBe("two lines of text"));
});
