import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import { startPushReceiver, type PushReceiver } from "../../backend/test/fakes/push-receiver.js";
import { openBrowser, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { ask, fileTicket, joinDesk, mei } from "./desk-with-ticket.js";
import { startDesk, type Desk } from "./desk.js";
import { eventually } from "./eventually.js";
import { admin, agent, signInInBrowser } from "./people.js";

let desk: Desk;
let browser: Browser;
let receiver: PushReceiver;
let settings: CDPSession;
let priya: Visitor;
let worker: Awaited<ReturnType<typeof watchWorker>>;
let router: number;

beforeAll(async () => {
  receiver = await startPushReceiver();
  desk = await startDesk({ egressAllow: "127.0.0.1" });
  browser = await openBrowser();
  settings = await browser.newBrowserCDPSession();
  priya = await joinDesk(browser, desk, agent);
  await (await joinDesk(browser, desk, mei)).page.context().close();
  router = await fileTicket(desk, admin, "Router offline");
  const { id } = await ask<{ id: number }>(desk, agent, "GET", "/auth/me");
  await ask(desk, agent, "POST", `/tickets/${router}/assign`, { agent_id: id });
  worker = await watchWorker(priya.page);
});
afterEach(() => void (receiver.received.length = 0));
afterAll(async () => {
  await browser?.close();
  await desk?.close();
  await receiver?.close();
});

/** As people do in the browser's own settings. The browser forgets it with the session that said it. */
async function setPermission(page: Page, setting: "granted" | "denied"): Promise<void> {
  const { targetInfo } = await (await page.context().newCDPSession(page)).send("Target.getTargetInfo");
  const { browserContextId } = targetInfo;
  await settings.send("Browser.setPermission", {
    permission: { name: "notifications" },
    setting,
    origin: desk.url,
    ...(browserContextId && { browserContextId }),
  });
}

/** Hands what the desk sent over to the service worker, as the browser's push service would. */
async function watchWorker(page: Page) {
  const session: CDPSession = await page.context().newCDPSession(page);
  let registrationId: string | null = null;
  session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
    registrationId = registrations.find(({ isDeleted }) => !isDeleted)?.registrationId ?? registrationId;
  });
  await session.send("ServiceWorker.enable");
  return {
    deliver: async (data: object) => {
      await eventually(async () => expect(registrationId).not.toBeNull());
      const origin = `${desk.url}/`;
      await session.send("ServiceWorker.deliverPushMessage", {
        origin,
        registrationId: registrationId ?? "",
        data: JSON.stringify(data),
      });
    },
  };
}

/**
 * A browser without a push service of its own behind it: what lies outside of the building is the receiver's. Everything
 * else, permission, service worker and notifications, is the browser's.
 */
async function subscribesAtReceiver(context: BrowserContext): Promise<void> {
  await context.addInitScript((subscription) => {
    const kept = "test.subscribed";
    const made = {
      endpoint: subscription.endpoint,
      toJSON: () => subscription,
      unsubscribe: async () => {
        localStorage.removeItem(kept);
        return true;
      },
    } as unknown as PushSubscription;
    PushManager.prototype.subscribe = async () => {
      localStorage.setItem(kept, "yes");
      return made;
    };
    PushManager.prototype.getSubscription = async () => (localStorage.getItem(kept) ? made : null);
  }, receiver.subscribe());
}

const write = (comment: string) =>
  ask<{ id: number }>(desk, mei, "POST", `/tickets/${router}/comments`, { comment, is_internal: true });
const shown = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration("/");
    const all = (await registration?.getNotifications()) ?? [];
    return all.map(({ title, body, tag }) => ({ title, body, tag }));
  });
/**
 * Hands a message over until it is seen, as push services do. A browser that is asked for what it shows in the very moment
 * in which it shows something more may forget that again: so it is asked a while later, and may be handed it once more.
 */
const delivered = (message: object, isShown: () => Promise<void>) =>
  eventually(async () => {
    await worker.deliver(message);
    await wait(500);
    await isShown();
  });
/** Of which message Priya was told last: its jobs have run then. */
const newestNotice = async () =>
  (await ask<{ data: { comment_id: number | null }[] }>(desk, agent, "GET", "/notifications")).data[0]?.comment_id;
const theSwitch = (page: Page) => page.getByRole("switch", { name: "Alerts in this browser" });
const isOn = async (page: Page) => (await theSwitch(page).getAttribute("aria-checked")) === "true";
/** What the desk sent last; it is delivered by hand. */
const lastSent = async (count: number) => {
  await eventually(async () => expect(receiver.received.length).toBe(count));
  const last = receiver.received.at(-1);
  if (!last) throw new Error("Nothing was sent");
  return last.message;
};

test("A browser that blocks alerts is told so; one that is asked on a press and allows them has them on", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    await page.addInitScript(() => {
      const asked = { count: 0 };
      Object.assign(window, { asked });
      const real = Notification.requestPermission.bind(Notification);
      Notification.requestPermission = async () => {
        asked.count += 1;
        return real();
      };
    });
    const asked = () => page.evaluate(() => (window as unknown as { asked: { count: number } }).asked.count);
    await subscribesAtReceiver(page.context());
    await page.goto("/me");
    await page.getByRole("heading", { name: "Alerts in browsers" }).waitFor();
    await setPermission(page, "denied");
    const obstacle = page.getByTestId("push-obstacle");
    await obstacle.waitFor();
    expect(await obstacle.getAttribute("data-state")).toBe("blocked");
    expect(await asked()).toBe(0);
    await checkPage(priya);

    await setPermission(page, "granted");
    await theSwitch(page).waitFor();
    expect([await isOn(page), await asked()]).toEqual([false, 0]);
    await theSwitch(page).focus();
    await page.keyboard.press("Space");
    await eventually(async () => expect(await isOn(page)).toBe(true));
    expect(await asked()).toBe(1);
    const list = page.getByRole("list", { name: "Browsers with alerts" });
    expect(await list.getByRole("listitem").count()).toBe(1);
    await list.getByText("This browser").waitFor();
    await checkPage(priya);
  }));

test("What happens comes as one alert for each ticket, and a press on it leads the open tab to the very message", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    await page.goto("/home");
    await page.getByRole("button", { name: /^Alerts/ }).waitFor();
    await write("First");
    const first = { title: `CMP-${router}: A new message`, body: "", tag: `CMP-${router}` };
    await delivered(await lastSent(1), async () => expect(await shown(page)).toEqual([first]));
    const { id } = await write("Second");
    await delivered(await lastSent(2), async () =>
      expect((await shown(page)).map(({ body }) => body)).toEqual(["2 alerts you have not read"]),
    );

    // What a person's press does: the browser has no way to be pressed from here.
    const [serviceWorker] = page.context().serviceWorkers();
    if (!serviceWorker) throw new Error("There is no service worker");
    await page.evaluate(() => Object.assign(window, { stayed: true }));
    await serviceWorker.evaluate(async () => {
      const scope = self as unknown as ServiceWorkerRegistration & { registration: ServiceWorkerRegistration };
      const [notification] = await scope.registration.getNotifications();
      const Press = Reflect.get(self, "NotificationEvent") as new (type: string, init: object) => Event;
      scope.dispatchEvent(new Press("notificationclick", { notification }));
    });
    await page.waitForURL((url) => url.hash === `#comment-${id}` && url.searchParams.get("ticket") === String(router));
    await page.getByText("Second", { exact: true }).waitFor();
    // Nothing was loaded anew: what was typed in the tab is still there.
    expect(await page.evaluate(() => "stayed" in window)).toBe(true);
    expect(await shown(page)).toEqual([]);
  }));

test("After signing out nothing is sent; after signing in again it goes on, and the switch ends it", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    await page.goto("/me");
    await eventually(async () => expect(await isOn(page)).toBe(true));
    await page.getByRole("button", { name: agent.fullName }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    const asked = receiver.asked.length;
    const away = await write("While away");
    await eventually(async () => expect(await newestNotice()).toBe(away.id));
    await signInInBrowser(page, agent);
    await page.goto("/me");
    await eventually(async () => expect(await isOn(page)).toBe(true));
    await write("Back again");
    await lastSent(1);
    expect(receiver.asked.length - asked).toBe(1);

    await theSwitch(page).click();
    await eventually(async () => expect(await isOn(page)).toBe(false));
    await page.reload();
    await theSwitch(page).waitFor();
    expect(await isOn(page)).toBe(false);
    await checkPage(priya);
  }));
