import { createStore, useStore } from "./store.js";

export type Theme = "system" | "light" | "dark";
/** Also read by the script in index.html, before the first paint. */
const KEY = "redress.theme";

const dark = () => window.matchMedia("(prefers-color-scheme: dark)");
const theme = createStore<Theme>("system");

export function useTheme(): Theme {
  return useStore(theme);
}

/** Follows the stored choice and, when that is "system", the device. Called once at start. */
export function startTheme(): void {
  const stored = localStorage.getItem(KEY);
  theme.set(stored === "light" || stored === "dark" ? stored : "system");
  apply();
  dark().addEventListener("change", apply);
}

/** Changes the theme on this device; the profile keeps it for the others. */
export function setTheme(next: Theme): void {
  theme.set(next);
  localStorage.setItem(KEY, next);
  apply();
}

function apply(): void {
  const chosen = theme.get();
  const isDark = chosen === "dark" || (chosen === "system" && dark().matches);
  document.documentElement.dataset["theme"] = isDark ? "dark" : "light";
}
