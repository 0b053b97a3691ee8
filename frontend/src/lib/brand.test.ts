import { afterEach, expect, test } from "@jest/globals";
import { accentColours } from "@redress/backend/contract/accent";
import { showBrand, startBrand } from "./brand.js";

const property = (name: string) => document.documentElement.style.getPropertyValue(name);
afterEach(() => {
  showBrand(null);
  localStorage.clear();
});

test("a brand's colours are there for both themes, and gone with it", () => {
  showBrand(accentColours("#0a7f5a"));
  expect(property("--brand-light-accent")).toBe("#0a7f5a");
  expect(property("--brand-dark-on-accent")).toMatch(/^#/);
  showBrand(null);
  expect([property("--brand-light-accent"), property("--brand-dark-accent")]).toEqual(["", ""]);
});

test("the next visit begins with them; what is not understood is left alone", () => {
  showBrand(accentColours("#0a7f5a"));
  document.documentElement.removeAttribute("style");
  startBrand();
  expect(property("--brand-light-accent")).toBe("#0a7f5a");

  document.documentElement.removeAttribute("style");
  localStorage.setItem("redress.brand", "{");
  startBrand();
  expect(property("--brand-light-accent")).toBe("");
});
