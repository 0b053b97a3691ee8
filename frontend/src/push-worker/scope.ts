/** What a service worker is given, as far as this one uses it: its own types cannot stand beside those of a page. */
export interface WorkerScope {
  addEventListener(type: "install", listener: () => void): void;
  addEventListener(type: "push", listener: (event: PushHappening) => void): void;
  addEventListener(type: "notificationclick", listener: (event: PressHappening) => void): void;
  skipWaiting(): Promise<void>;
  readonly registration: Pick<ServiceWorkerRegistration, "showNotification" | "getNotifications">;
  readonly clients: {
    /** The one that was looked at last comes first. */
    matchAll(options: { type: "window"; includeUncontrolled: true }): Promise<readonly Tab[]>;
    openWindow(url: string): Promise<unknown>;
  };
}

/** A tab of the desk. */
export interface Tab {
  readonly url: string;
  readonly focused: boolean;
  readonly visibilityState: string;
  focus(): Promise<unknown>;
  postMessage(message: unknown, transfer: Transferable[]): void;
}

interface Happening {
  waitUntil(work: Promise<unknown>): void;
}
interface PushHappening extends Happening {
  readonly data: { json(): unknown } | null;
}
interface PressHappening extends Happening {
  readonly notification: Pick<Notification, "data" | "close">;
}

export const tabsOf = ({ clients }: Pick<WorkerScope, "clients">): Promise<readonly Tab[]> =>
  clients.matchAll({ type: "window", includeUncontrolled: true });

/** Whether a tab shows the ticket of this number, as staff or as the customer. */
export function shows(tab: Pick<Tab, "url">, number: string): boolean {
  const { pathname, searchParams } = new URL(tab.url);
  return `CMP-${searchParams.get("ticket")}` === number || pathname === `/complaints/${number}`;
}
