import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const themes = { light: block('[data-theme="light"] {'), dark: block('[data-theme="dark"] {') };

const SURFACES = ["bg", "surface", "raised", "sunken", "hover", "selected", "reply", "note-bg"];
const TONES = ["neutral", "info", "violet", "ok", "warn", "danger", "note"];

for (const [theme, tokens] of Object.entries(themes)) {
  test.each(["text", "muted", "subtle", "link"])(`%s reads on every surface, ${theme}`, (token) => {
    expect(worst(tokens, token, SURFACES)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(TONES)(`%s text reads on its own tint, ${theme}`, (tone) => {
    expect(worst(tokens, `${tone}-fg`, [`${tone}-bg`])).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    ["on-accent", ["accent", "accent-hover"]],
    ["on-danger", ["danger-solid"]],
    ["on-inverse", ["inverse"]],
  ])(`%s reads on what it is for, ${theme}`, (token, grounds) => {
    expect(worst(tokens, token, grounds)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["border-strong", "focus"])(`%s can be seen on every surface, ${theme}`, (token) => {
    expect(worst(tokens, token, SURFACES)).toBeGreaterThanOrEqual(3);
  });

  test.each(["chart-1", "chart-2", "chart-3", "chart-4", "chart-5"])(`%s can be seen on a card, ${theme}`, (token) => {
    expect(worst(tokens, token, ["surface"])).toBeGreaterThanOrEqual(3);
  });
}

test("every colour token can be used as a utility", () => {
  for (const name of Object.keys(themes.light)) {
    if (name.startsWith("shadow")) continue;
    expect(css).toContain(`--color-${name}: var(--${name});`);
  }
});

test("both themes name the same tokens", () => {
  expect(Object.keys(themes.dark).sort()).toEqual(Object.keys(themes.light).sort());
});

function block(start: string): Record<string, string> {
  const from = css.indexOf(start);
  const body = css.slice(from, css.indexOf("}", from));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name ?? "", value ?? ""]),
  );
}

/** The lowest contrast of a colour over several grounds, by the WCAG 2 formula. */
function worst(tokens: Record<string, string>, token: string, grounds: string[]): number {
  return Math.min(...grounds.map((ground) => contrast(tokens[token], tokens[ground])));
}

function contrast(a: string | undefined, b: string | undefined): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(hex: string | undefined): number {
  // Where a brand may go before, the product's own colour stands behind.
  const digits = /^(?:var\(--brand-[\w-]+, )?#([0-9a-f]{6})\)?$/i.exec(hex ?? "")?.[1];
  if (!digits) throw new Error(`Not a colour: ${hex}`);
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const channel = parseInt(digits.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
