import type { ComponentProps, KeyboardEvent } from "react";

/** Buttons for one thing, in a row: the arrows go from one to the next, Home and End to the first and last. */
export function Toolbar({ label, ...rest }: ComponentProps<"div"> & { label: string }) {
  return <div {...rest} role="toolbar" aria-label={label} onKeyDown={moveBetweenButtons} />;
}

function moveBetweenButtons(event: KeyboardEvent<HTMLElement>): void {
  const { currentTarget: bar, target } = event;
  const buttons = [...bar.querySelectorAll<HTMLElement>("button:not(:disabled)")];
  const at = buttons.findIndex((button) => button === target);
  // What a button opens lies elsewhere on the page, and has keys of its own.
  if (at === -1 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const forward = getComputedStyle(bar).direction === "rtl" ? -1 : 1;
  const last = buttons.length - 1;
  const to = { ArrowRight: at + forward, ArrowLeft: at - forward, Home: 0, End: last }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  buttons[Math.min(Math.max(to, 0), last)]?.focus();
}
