import type { Locator } from "playwright-core";

/** Waits until keys go to it, or to something in it: lists, menus and dialogs take the focus a moment after they are seen. */
export const hasFocus = (what: Locator) => what.and(what.page().locator(":focus-within")).waitFor();
