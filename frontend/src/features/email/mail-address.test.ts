import { expect, test } from "@jest/globals";
import { isFiltered, queryOfFilters, readFilters } from "./mail-address.js";

const read = (address: string) => readFilters(new URLSearchParams(address));

test("an address is read as filters, and what nobody could choose is left out", () => {
  expect(read("state=failed&to=luis&template=customer.created&from=2026-07-13")).toEqual({
    state: "failed",
    to: "luis",
    template: "customer.created",
    from: "2026-07-13",
    until: null,
  });
  expect(isFiltered(read("state=lost&from=yesterday&mail=4"))).toBe(false);
});

test("days are the viewer's, both included", () => {
  expect(queryOfFilters(read("from=2026-07-13&until=2026-07-13&to=%20luis%20"), "Europe/Berlin")).toEqual({
    to: "luis",
    since: "2026-07-12T22:00:00.000Z",
    until: "2026-07-13T22:00:00.000Z",
  });
});
