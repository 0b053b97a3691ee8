import { lazy as reactLazy, type ComponentType } from "react";
import { askDesk, canSend, connection } from "./connection.js";
import { t } from "./i18n.js";
import { toast } from "./toasts.js";

/** React's `lazy` for parts of the desk: without a connection a part is late, and the page around it works on. */
export const lazy = <Props>(load: () => Promise<{ default: ComponentType<Props> }>) => reactLazy(() => patiently(load));

/** Loads again once the desk answers. @throws what it threw when the desk answered all the while: the part is gone. */
export async function patiently<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (error) {
    // Nobody may have noticed yet.
    await askDesk();
    if (canSend()) throw error;
    toast(t("ui.part_waits"));
    await untilItCanSend();
    return patiently(load);
  }
}

function untilItCanSend(): Promise<void> {
  return new Promise((resolve) => {
    const stop = connection.subscribe(() => {
      if (!canSend()) return;
      stop();
      resolve();
    });
  });
}
