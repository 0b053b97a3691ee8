/**
 * How wide the panes of the desk are. A person chooses that for this browser, as the screens of another one differ; it
 * is shown through `--pane-<name>`, beside which the pane's own classes say what is usual, and between what it stays.
 */
export const panes = ["sidebar", "list", "details"] as const;
export type Pane = (typeof panes)[number];
type Widths = Partial<Record<Pane, number>>;

const place = (person: number) => `redress.panes.${person}`;

function read(person: number): Widths {
  try {
    return (JSON.parse(localStorage.getItem(place(person)) ?? "{}") ?? {}) as Widths;
  } catch {
    // Written by another version: the usual widths will do.
    return {};
  }
}

/** Shows what a person chose; before the first paint, so that nothing jumps. */
export function recallPanes(person: number): void {
  const widths = read(person);
  for (const pane of panes) showPane(pane, widths[pane] ?? null);
}

/** @param width in pixels; null: the usual one. */
export function showPane(pane: Pane, width: number | null): void {
  const { style } = document.documentElement;
  if (typeof width === "number" && Number.isFinite(width)) style.setProperty(`--pane-${pane}`, `${width}px`);
  else style.removeProperty(`--pane-${pane}`);
}

/** Shows it, and remembers it where this device has room. */
export function keepPane(person: number, pane: Pane, width: number | null): void {
  showPane(pane, width);
  const { [pane]: _, ...rest } = read(person);
  try {
    localStorage.setItem(place(person), JSON.stringify(width === null ? rest : { ...rest, [pane]: width }));
  } catch {
    // It holds until the page is loaded anew.
  }
}
