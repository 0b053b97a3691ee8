import type { BrandColours } from "@redress/backend/contract";

const STORED = "redress.brand";
const THEMES = ["light", "dark"] as const;

/** A brand's colours as the custom properties that tokens.css puts before the product's own. */
export function brandProperties(colours: BrandColours): Record<string, string> {
  return Object.fromEntries(
    THEMES.flatMap((theme) => [
      [`--brand-${theme}-accent`, colours[theme].accent],
      [`--brand-${theme}-accent-hover`, colours[theme].accent_hover],
      [`--brand-${theme}-on-accent`, colours[theme].on_accent],
    ]),
  );
}

/** Shows all pages in the desk's colours, or in the product's again; the next visit begins with them. */
export function showBrand(colours: BrandColours | null): void {
  const { style } = document.documentElement;
  for (const name of Array.from(style).filter((property) => property.startsWith("--brand-")))
    style.removeProperty(name);
  for (const [name, value] of Object.entries(colours ? brandProperties(colours) : {})) style.setProperty(name, value);
  if (colours) localStorage.setItem(STORED, JSON.stringify(colours));
  else localStorage.removeItem(STORED);
}

/** The colours of the last visit, before the desk has been asked for its own. */
export function startBrand(): void {
  try {
    const stored = localStorage.getItem(STORED);
    if (stored !== null) showBrand(JSON.parse(stored) as BrandColours);
  } catch {
    // Storage that is switched off or was written by somebody else: the desk is asked anyway.
    return;
  }
}
