import { useInsertionEffect } from "react";

/**
 * Sets the height of controls, also for what is drawn outside the shell's own elements: menus and dialogs; before anything
 * is measured by it or painted.
 */
export function useShell(name: "customer" | "agent" | "admin"): void {
  useInsertionEffect(() => {
    document.documentElement.dataset["shell"] = name;
  }, [name]);
}
