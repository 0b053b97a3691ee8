import type { PushMessage } from "@redress/backend/contract";
import { shows, tabsOf, type Tab, type WorkerScope } from "./scope.js";

/** Milliseconds in which a tab says that it has gone there; it does so at once, unless it is no page of the app or hangs. */
const ANSWER_WITHIN = 1_000;

/**
 * Brings up the very message: in the tab that shows its ticket, else in the one that was looked at last, which goes there
 * without loading anew, so that nothing typed in it is lost; in a new one where there is none.
 */
export async function openAlert(scope: Pick<WorkerScope, "clients">, { tag, url }: PushMessage): Promise<void> {
  const tabs = await tabsOf(scope);
  const nearest = tabs.find((tab) => shows(tab, tag)) ?? tabs[0];
  // A press allows one window to be brought up: the tab is asked before, not after.
  if (nearest && (await goesTo(nearest, url))) await nearest.focus();
  else await scope.clients.openWindow(url);
}

function goesTo(tab: Tab, url: string): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const done = (goes: boolean) => {
      clearTimeout(timer);
      port1.close();
      resolve(goes);
    };
    const timer = setTimeout(() => done(false), ANSWER_WITHIN);
    port1.onmessage = () => done(true);
    tab.postMessage({ type: "open_alert", url }, [port2]);
  });
}
