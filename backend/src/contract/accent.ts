/**
 * Colours of a brand, made usable: pure functions for server and browser alike. Imports nothing.
 *
 * An accent is used as it is where it can be seen on every surface of a theme (3:1) and text on it can be read
 * (4.5:1), also while the pointer is over it; else it is made darker (light theme) or lighter (dark theme) until so.
 */
export type Theme = "light" | "dark";

/** What one theme draws with; all "#rrggbb". */
export interface AccentColours {
  accent: string;
  accent_hover: string;
  on_accent: string;
}

const white = "#ffffff";
const black = "#000000";
const ink = "#10142b";

/** The surfaces on which an accent is hardest to see; a test compares them with the tokens. */
export const hardestSurfaces: Readonly<Record<Theme, string>> = { light: "#e8ecfd", dark: "#232b4d" };

const textContrast = 4.5;
const shapeContrast = 3;
const steps = 50;

/** @param accent "#rrggbb". */
export function accentColours(accent: string): Record<Theme, AccentColours> {
  return { light: usable(accent, "light"), dark: usable(accent, "dark") };
}

/** Contrast of two colours by the WCAG 2 formula, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

function usable(accent: string, theme: Theme): AccentColours {
  const towards = theme === "light" ? black : white;
  for (let step = 0; step < steps; step += 1) {
    const tried = coloursFrom(mix(accent, towards, step / steps));
    if (isUsable(tried, theme)) return tried;
  }
  return coloursFrom(towards);
}

/** Under the pointer it moves away from the text on it, so that it is read no worse. */
function coloursFrom(accent: string): AccentColours {
  const on_accent = contrast(white, accent) >= contrast(ink, accent) ? white : ink;
  return { accent, accent_hover: mix(accent, on_accent === white ? black : white, 0.2), on_accent };
}

function isUsable({ accent, accent_hover, on_accent }: AccentColours, theme: Theme): boolean {
  return (
    contrast(accent, hardestSurfaces[theme]) >= shapeContrast &&
    contrast(accent, on_accent) >= textContrast &&
    contrast(accent_hover, on_accent) >= textContrast
  );
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param share of the other colour, 0 to 1. */
function mix(colour: string, other: string, share: number): string {
  const mixed = channels(colour).map((value, i) => Math.round(value + ((channels(other)[i] ?? 0) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

function channels(colour: string): number[] {
  const digits = /^#([0-9a-f]{6})$/i.exec(colour)?.[1];
  if (!digits) throw new Error(`Not a colour: ${colour}`);
  return [0, 2, 4].map((at) => parseInt(digits.slice(at, at + 2), 16));
}
