/** What is left of a page where something with the focus was taken away, from the inside out. */
const PLACES = "ul, ol, fieldset, [role=group], [role=toolbar], form, section, aside, main";
const LISTS = "ul, ol, fieldset, [role=group], [role=toolbar]";
const PRESSABLE = "a[href], button:not(:disabled), input:not(:disabled), select, textarea, [tabindex='0']";

/**
 * Keeps the focus on the page when an action takes away what had it: a row that left the list, a button that has done
 * what it was there for. It goes to what is left of the same list, else to the heading of the same part of the page.
 */
export function keepFocusIn(region: HTMLElement): () => void {
  let last: { element: Element; places: readonly Element[] } | null = null;
  const forget = () => {
    last = null;
  };
  const onFocusIn = ({ target }: FocusEvent) => {
    if (target instanceof Element) last = { element: target, places: placesOf(target, region) };
  };
  // Who presses beside everything leaves it for good; what is taken away may also be told as left.
  const onFocusOut = ({ target, relatedTarget }: FocusEvent) => {
    if (relatedTarget !== null || (target as Element).isConnected)
      setTimeout(() => last?.element.isConnected && isNowhere() && forget());
  };
  const onChange = () => {
    if (!last || last.element.isConnected) return;
    const { element, places } = last;
    // What takes the focus by itself, such as a new page's heading, does so first.
    requestAnimationFrame(() =>
      setTimeout(() => {
        if (last?.element !== element) return;
        forget();
        if (isNowhere()) homeIn(places)?.focus();
      }),
    );
  };
  const observer = new MutationObserver(onChange);
  observer.observe(region, { childList: true, subtree: true });
  region.addEventListener("focusin", onFocusIn);
  region.addEventListener("focusout", onFocusOut);
  return () => {
    observer.disconnect();
    region.removeEventListener("focusin", onFocusIn);
    region.removeEventListener("focusout", onFocusOut);
  };
}

const isNowhere = () => document.activeElement === null || document.activeElement === document.body;

function placesOf(element: Element, region: HTMLElement): Element[] {
  const places = [];
  for (
    let place = element.parentElement?.closest(PLACES);
    place && region.contains(place);
    place = place.parentElement?.closest(PLACES)
  )
    places.push(place);
  return places;
}

/** Where somebody goes on from who was in these. */
function homeIn(places: readonly Element[]): HTMLElement | undefined {
  for (const place of places) {
    if (!place.isConnected) continue;
    const home =
      place.querySelector<HTMLElement>("[data-row-link][tabindex='0']") ??
      (place.matches(LISTS) ? place.querySelector<HTMLElement>(PRESSABLE) : headingOf(place));
    if (home) return home;
  }
  return undefined;
}

/** A heading takes the focus only by script. */
function headingOf(place: Element): HTMLElement | null {
  const heading = place.querySelector<HTMLElement>("h1, h2, h3");
  if (heading && !heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  return heading;
}
