/** Something on the page that says in few words what it can say in full. */
export interface Explained {
  anchor: Element;
  /** ISO instant; null for a promise that has no time now. */
  at: string | null;
  /** Of a promise: whose it is. */
  ticketId: number | null;
}

const TIMES = "time[datetime]";
/** The chip of a promise. */
const CHIPS = "[data-metric]";
/** Has a tab stop of its own for the time or chip within; with the ticket's id where that is not told by a row. */
const STOPS = "[data-explains]";

/** What is explained at a place of the page: the time or chip that it lies in, or the one that its tab stop is for. */
export function explainedAt(place: EventTarget | null): Explained | null {
  if (!(place instanceof Element)) return null;
  const stop = place.closest<HTMLElement>(STOPS);
  const chip = place.closest(CHIPS) ?? stop?.querySelector(CHIPS);
  const time = place.closest(TIMES) ?? (chip ?? stop)?.querySelector(TIMES) ?? null;
  const anchor = chip ?? time;
  // A chip in any other button has its card with that.
  if (!anchor || (chip && !stop && chip.closest("button"))) return null;
  const at = time?.getAttribute("datetime") ?? null;
  const ticketId = chip
    ? Number(stop?.dataset["explains"] ?? chip.closest<HTMLElement>("[data-row-link]")?.dataset["rowLink"]) || null
    : null;
  // A day or a length of time says all that it has.
  const isInstant = at?.includes("T") === true && Number.isFinite(Date.parse(at));
  return isInstant || ticketId !== null ? { anchor, at: isInstant ? at : null, ticketId } : null;
}

/** The next one of the page after a place of it, from the top again after the last. */
export function explainedAfter(place: Element | null): Explained | null {
  const dialogs = document.querySelectorAll("[role=dialog], [role=alertdialog]");
  const root = [...dialogs].at(-1) ?? document.querySelector("main") ?? document.body;
  const all = [...root.querySelectorAll(`${TIMES}, ${CHIPS}`)].filter(
    (element) => element.getClientRects().length > 0 && explainedAt(element)?.anchor === element,
  );
  const isAfter = (element: Element) =>
    place !== null && (place.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return explainedAt(all.find(isAfter) ?? all[0] ?? null);
}
