import { expect, test } from "@jest/globals";
import { meantBy, pathOf, type NamedCategory } from "./category-names.js";

let id = 0;
const category = (name: string, above: NamedCategory | null = null, ...others: string[]): NamedCategory => ({
  id: ++id,
  parentId: above?.id ?? null,
  name,
  names: [name, ...others],
  isOffered: true,
  isArchived: false,
});

const billing = category("Billing", null, "Abrechnung");
const late = category("Refund late", billing, "Erstattung zu spät");
const billingOther = category("Other", billing);
const delivery = category("Delivery");
const deliveryOther = category("Other", delivery);
const partner = category("Billing", delivery);
const web = category("Internet / TV");
const outage = category("Outage", web);
const all = [billing, late, billingOther, delivery, deliveryOther, partner, web, outage];

test.each<[string, NamedCategory[]]>([
  ["Refund late", [late]],
  ["  refund   LATE ", [late]],
  ["erstattung zu SPÄT", [late]],
  ["Billing/Refund late", [late]],
  ["Billing / Refund late", [late]],
  ["Abrechnung/Refund late", [late]],
  // At the top goes before the same name further down: there would be no other way to say it.
  ["Billing", [billing]],
  ["Delivery/Billing", [partner]],
  ["Other", [billingOther, deliveryOther]],
  ["Delivery/Other", [deliveryOther]],
  // A slash may also be part of a name.
  ["internet/tv", [web]],
  ["Internet / TV/Outage", [outage]],
  ["Nothing", []],
  ["Refund late/Billing", []],
  ["/", []],
])("%s", (text, expected) => {
  expect(meantBy(text, all)).toEqual(expected);
});

test("a path names a category without doubt", () => {
  expect(pathOf(deliveryOther, all)).toBe("Delivery/Other");
  expect(all.map((one) => meantBy(pathOf(one, all), all))).toEqual(all.map((one) => [one]));
});
