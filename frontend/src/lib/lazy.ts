import { routes } from "@redress/backend/contract/routes";
import { lazy as reactLazy, type ComponentType } from "react";
import { firstPage } from "./first-page.js";
import { t } from "./i18n.js";
import { toast } from "./toasts.js";

/** React's `lazy` for parts of the desk: without a connection a part is late, and the page around it works on. */
export const lazy = <Props>(load: () => Promise<{ default: ComponentType<Props> }>) => reactLazy(() => patiently(load));

/** `lazy` for what can come a moment later: it is asked for after what the page shows. */
export const lazyAfterPage = <Props>(load: () => Promise<{ default: ComponentType<Props> }>) =>
  lazy(async () => {
    await firstPage();
    return load();
  });

/** Loads again once the desk answers. @throws what it threw when the desk answered all the while: the part is gone. */
export async function patiently<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (error) {
    if (await answers()) throw error;
    toast(t("ui.part_waits"));
    while (!(await answers())) await anotherChance();
    return patiently(load);
  }
}

/** Asked here and not of lib/connection: this stands in every page's first load. */
const answers = () =>
  fetch(routes.getApp.path).then(
    () => true,
    () => false,
  );

const ASK_AGAIN_MS = 4000;

/** The network is back, or a while has passed. */
const anotherChance = () =>
  new Promise<void>((resolve) => {
    const go = () => {
      clearTimeout(timer);
      window.removeEventListener("online", go);
      resolve();
    };
    const timer = setTimeout(go, ASK_AGAIN_MS);
    window.addEventListener("online", go);
  });
