import type { PushMessage } from "@redress/backend/contract";
import { expect, jest, test } from "@jest/globals";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { openAlert } from "./open-alert.js";
import type { Tab, WorkerScope } from "./scope.js";
import { readMessage, showAlert } from "./show-alert.js";

const CHROMIUM =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";
const SAFARI =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15";
const message: PushMessage = {
  id: 5,
  tag: "CMP-10023",
  title: "CMP-10023: A new message",
  body: "",
  url: "/queue/all?ticket=10023#comment-7",
  at: 1_800_000_000_000,
};

function tab(path: string, facts: Partial<Tab> & { answers?: boolean } = {}) {
  const { answers = true, ...rest } = facts;
  const asked: unknown[] = [];
  const one: Tab = {
    url: `https://desk.example.org${path}`,
    focused: false,
    visibilityState: "visible",
    focus: jest.fn(async () => undefined),
    postMessage: (said: unknown, [port]: Transferable[]) => {
      asked.push(said);
      if (answers) (port as unknown as MessagePort).postMessage("goes");
    },
    ...rest,
  };
  return { ...one, asked };
}

function worker(tabs: Tab[], shown: PushMessage | null = null) {
  const showNotification = jest.fn(async (_title: string, _options?: NotificationOptions) => undefined);
  const openWindow = jest.fn(async (_url: string) => undefined);
  const getNotifications = async () => (shown ? [{ data: shown } as unknown as Notification] : []);
  const scope = {
    registration: { showNotification, getNotifications },
    clients: { matchAll: async () => tabs, openWindow },
  } as unknown as WorkerScope;
  return { scope, showNotification, openWindow };
}

test("An alert is shown under its ticket's tag, and heard again when it takes an earlier one's place", async () => {
  const { scope, showNotification } = worker([tab("/home", { focused: true })], { ...message, id: 4 });
  await showAlert(scope, message, CHROMIUM);
  expect(showNotification.mock.calls).toEqual([
    [message.title, expect.objectContaining({ tag: "CMP-10023", data: message, renotify: true, silent: false })],
  ]);
});

test("What comes late does not take the place of a later alert", async () => {
  const later = { ...message, id: 6, title: "CMP-10023: A promise was missed" };
  const { scope, showNotification } = worker([], later);
  await showAlert(scope, message, CHROMIUM);
  expect(showNotification.mock.calls).toEqual([
    [later.title, expect.objectContaining({ data: later, renotify: false })],
  ]);
});

test.each(["/queue/open?ticket=10023", "/complaints/CMP-10023"])(
  "Whoever looks at %s sees it there: nothing is shown, or quietly where a browser insists",
  async (path) => {
    const seen = worker([tab(path, { focused: true })]);
    await showAlert(seen.scope, message, CHROMIUM);
    expect(seen.showNotification).not.toHaveBeenCalled();
    const insisting = worker([tab(path, { focused: true })]);
    await showAlert(insisting.scope, message, SAFARI);
    expect(insisting.showNotification.mock.calls[0]?.[1]).toMatchObject({ silent: true, renotify: false });
  },
);

test.each([
  ["behind another window", tab("/queue/open?ticket=10023", { focused: false })],
  ["hidden", tab("/queue/open?ticket=10023", { focused: true, visibilityState: "hidden" })],
  ["of another ticket", tab("/queue/open?ticket=100233", { focused: true })],
])("a tab %s keeps nothing from being shown", async (_what, one) => {
  const { scope, showNotification } = worker([one]);
  await showAlert(scope, message, CHROMIUM);
  expect(showNotification).toHaveBeenCalledTimes(1);
});

test("What is none of the desk's messages is left alone", () => {
  expect(readMessage({ json: () => message })).toEqual(message);
  for (const other of [null, { json: () => null }, { json: () => ({ ...message, url: 1 }) }])
    expect(readMessage(other)).toBeNull();
});

test("A press brings up the tab that shows the ticket, which goes to the message without loading anew", async () => {
  globalThis.MessageChannel ??= MessageChannel as unknown as typeof globalThis.MessageChannel;
  const [home, ticket] = [tab("/home"), tab("/queue/mine?ticket=10023")];
  const { scope, openWindow } = worker([home, ticket]);
  await openAlert(scope, message);
  expect(ticket.asked).toEqual([{ type: "open_alert", url: message.url }]);
  expect([ticket.focus, home.focus].map((focus) => (focus as jest.Mock).mock.calls.length)).toEqual([1, 0]);
  expect(openWindow).not.toHaveBeenCalled();
});

test("Without a tab that answers, a new one is opened", async () => {
  globalThis.MessageChannel ??= MessageChannel as unknown as typeof globalThis.MessageChannel;
  const silent = tab("/api/docs", { answers: false });
  const { scope, openWindow } = worker([silent]);
  await openAlert(scope, message);
  const none = worker([]);
  await openAlert(none.scope, message);
  expect([openWindow.mock.calls, none.openWindow.mock.calls]).toEqual([[[message.url]], [[message.url]]]);
  expect(silent.focus).not.toHaveBeenCalled();
});
