/** After an action that takes its own button away, reading goes on at the page's heading. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>("h1")?.focus();
}
