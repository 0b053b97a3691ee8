import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { accentColours, contrast, hardestSurfaces, type Theme } from "./accent.js";

const themes: Theme[] = ["light", "dark"];

test("contrast is the WCAG formula's", () => {
  expect(contrast("#ffffff", "#000000")).toBeCloseTo(21);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  expect(contrast("#3b50ce", "#3b50ce")).toBe(1);
});

test("a colour that can be seen and read is left as it is", () => {
  expect(accentColours("#3b50ce").light).toEqual({
    accent: "#3b50ce",
    accent_hover: expect.stringMatching(/^#[0-9a-f]{6}$/),
    on_accent: "#ffffff",
  });
  expect(accentColours("#93a4ff").dark).toMatchObject({ accent: "#93a4ff", on_accent: "#10142b" });
});

test("a pale colour is darkened on light surfaces alone, a deep one lightened on dark surfaces alone", () => {
  const yellow = accentColours("#ffd400");
  expect([yellow.light.accent === "#ffd400", yellow.dark.accent]).toEqual([false, "#ffd400"]);
  const navy = accentColours("#0a1f44");
  expect([navy.light.accent, navy.dark.accent === "#0a1f44"]).toEqual(["#0a1f44", false]);
});

test("whatever is chosen, text on it can be read and it can be seen, in both themes", () => {
  const levels = ["00", "2a", "55", "7f", "aa", "d4", "ff"];
  const all = levels.flatMap((r) => levels.flatMap((g) => levels.map((b) => `#${r}${g}${b}`)));
  const wrong = all.flatMap((colour) =>
    themes.filter((theme) => {
      const { accent, accent_hover, on_accent } = accentColours(colour)[theme];
      return (
        contrast(accent, on_accent) < 4.5 ||
        contrast(accent_hover, on_accent) < 4.5 ||
        contrast(accent, hardestSurfaces[theme]) < 3
      );
    }),
  );
  expect(wrong).toEqual([]);
});

test("the hardest surfaces are those of the tokens", () => {
  const css = readFileSync(new URL("../../../frontend/src/styles/tokens.css", import.meta.url), "utf8");
  const surfaces = ["bg", "surface", "raised", "sunken", "hover", "selected", "reply"];
  for (const [i, theme] of themes.entries()) {
    const colours = surfaces.map((name) => [...css.matchAll(new RegExp(`--${name}: (#[0-9a-f]{6})`, "g"))][i]?.[1]);
    const againstHardest = contrast(hardestSurfaces[theme], theme === "light" ? "#000000" : "#ffffff");
    for (const colour of colours)
      expect(contrast(colour ?? "", theme === "light" ? "#000000" : "#ffffff")).toBeGreaterThanOrEqual(againstHardest);
  }
});
