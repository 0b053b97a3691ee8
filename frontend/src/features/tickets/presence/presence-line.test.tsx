import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import type { TicketPresence, Whereabouts } from "@redress/backend/contract";
import { createStore } from "../../../lib/store.js";

const PEOPLE = [
  { id: 2, full_name: "Priya Nair", photo_url: null, availability: "available" },
  { id: 3, full_name: "Mei Lin", photo_url: null, availability: "away" },
];
const call = jest.fn(async (_name: string, { query }: { query: { ids: string } }) => ({
  data: PEOPLE.filter(({ id }) => query.ids.split(",").includes(String(id))),
}));
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
let hear: (list: TicketPresence[]) => void = () => undefined;
const said: Whereabouts[] = [];
const socket = {
  off: () => socket,
  on: (_name: string, listener: typeof hear) => {
    hear = listener;
    return socket;
  },
  emit: (_name: string, where: Whereabouts) => void said.push(where),
};
const liveSocket = createStore<typeof socket | null>(null);
jest.unstable_mockModule("../../../lib/live.js", () => ({ liveSocket }));
const { PresenceLine } = await import("./presence-line.js");
const { RowPresence } = await import("./row-presence.js");
const { useOpenHere } = await import("./use-open-here.js");
const { politeAnnouncement } = await import("../../../lib/announcer.js");
const { person } = await import("../../../lib/testing.js");
const { updatePerson } = await import("../../../lib/session.js");

const at = (viewing: number[], more: Partial<TicketPresence> = {}): TicketPresence => ({
  id: 9,
  viewing,
  replying: [],
  noting: [],
  ...more,
});
const told = (...list: TicketPresence[]) => act(() => hear(list));
const last = () => said.at(-1);

function Open({ mode }: { mode: "reply" | "note" }) {
  useOpenHere(9, mode);
  return (
    <section data-testid="composer">
      <textarea aria-label="Write" />
    </section>
  );
}
function write(text: string): void {
  const field = screen.getByLabelText<HTMLTextAreaElement>("Write");
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

beforeEach(() => {
  updatePerson(person({ id: 1, is_staff: true }));
  said.length = 0;
  liveSocket.set(socket);
});
afterEach(() => {
  cleanup();
  act(() => liveSocket.set(null));
});

async function openLine(): Promise<void> {
  render(
    <>
      <Open mode="reply" />
      <PresenceLine ticketId={9}>CMP-9</PresenceLine>
    </>,
  );
  await waitFor(() => expect(last()).toMatchObject({ ticket_id: 9, writing: null }));
}

test("Who else is here has a face with a name; oneself has none, and asking for names is one request", async () => {
  await openLine();
  expect(screen.getByTestId("presence").textContent).toBe("");
  call.mockClear();
  told(at([1, 2, 3]));
  expect(await screen.findByText("Priya Nair and Mei Lin are here")).toBeTruthy();
  expect(call).toHaveBeenCalledTimes(1);
  told(at([1]));
  expect(screen.getByTestId("presence").textContent).toBe("");
});

test("That somebody replies is said while they do, and read out once; one's own writing is not", async () => {
  await openLine();
  told(at([1, 2], { replying: [1] }));
  expect(screen.queryByText(/Your draft is kept/)).toBeNull();
  told(at([1, 2], { replying: [1, 2] }));
  expect(await screen.findByText("Priya Nair is replying. Your draft is kept.")).toBeTruthy();
  const { text, count } = politeAnnouncement.get();
  expect(text).toBe("Priya Nair is replying. Your draft is kept.");
  told(at([1, 2, 3], { replying: [2] }));
  expect(politeAnnouncement.get().count).toBe(count);
  told(at([1, 2, 3], { noting: [2] }));
  expect(screen.getByText("Priya Nair is writing a note. Your draft is kept.")).toBeTruthy();
  told(at([1, 2, 3]));
  expect(screen.queryByText(/Your draft is kept/)).toBeNull();
});

test("The first key in the composer says that one writes; an emptied field that one has stopped", async () => {
  await openLine();
  write("Good morning");
  await waitFor(() => expect(last()).toMatchObject({ ticket_id: 9, writing: "reply" }));
  screen.getByLabelText<HTMLTextAreaElement>("Write").value = "";
  await waitFor(() => expect(last()).toMatchObject({ ticket_id: 9, writing: null }));
  cleanup();
  await waitFor(() => expect(last()).toMatchObject({ ticket_id: null, writing: null }));
});

test("Rows ask for those on the screen and show an eye or a pencil; when the connection ends, nobody is shown", async () => {
  render(<RowPresence ticketId={9} />);
  await waitFor(() => expect(last()).toMatchObject({ rows: [9] }));
  told(at([2]), { ...at([3]), id: 77 });
  expect(await screen.findByText("Priya Nair is here")).toBeTruthy();
  told(at([2], { replying: [2] }));
  expect(screen.getByText("Priya Nair is replying")).toBeTruthy();
  act(() => liveSocket.set(null));
  expect(screen.queryByText(/Priya/)).toBeNull();
});

test("A tab that nobody sees is at no ticket, and is there again when it is looked at", async () => {
  await openLine();
  const hidden = jest.spyOn(document, "hidden", "get").mockReturnValue(true);
  document.dispatchEvent(new Event("visibilitychange"));
  await waitFor(() => expect(last()).toMatchObject({ ticket_id: null, rows: [] }));
  hidden.mockRestore();
  document.dispatchEvent(new Event("visibilitychange"));
  await waitFor(() => expect(last()).toMatchObject({ ticket_id: 9 }));
});
