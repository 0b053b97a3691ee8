import { useLayoutEffect } from "react";

/** Sets the height of controls, also for what is drawn outside the shell's own elements: menus and dialogs. */
export function useShell(name: "customer" | "agent" | "admin"): void {
  useLayoutEffect(() => {
    document.documentElement.dataset["shell"] = name;
  }, [name]);
}
