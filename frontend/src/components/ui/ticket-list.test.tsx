import { afterEach, expect, jest, test } from "@jest/globals";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { TicketList } from "./ticket-list.js";

const keyOf = (item: string) => item;

function list(count: number, activeKey: string | null = null) {
  const items = Array.from({ length: count }, (_, index) => `T${index + 1}`);
  return (
    <TicketList
      label="Tickets"
      items={items}
      keyOf={keyOf}
      activeKey={activeKey}
      rowHeight={64}
      renderRow={(item, link) => (
        <a href={`#${item}`} {...link}>
          {item}
        </a>
      )}
    />
  );
}

const show = (...of: Parameters<typeof list>) => render(list(...of));

/** Nothing has a size here by itself. */
function giveSizes(): void {
  jest.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(640);
  jest.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(64);
}

const untilWindowed = () =>
  waitFor(() => expect(screen.getAllByRole("listitem")[0]?.hasAttribute("aria-setsize")).toBe(true), {
    timeout: 15_000,
  });

afterEach(() => {
  jest.restoreAllMocks();
});

test("the list is one tab stop, at the open row", async () => {
  const user = userEvent.setup();
  show(5, "T3");
  await user.tab();
  expect(document.activeElement?.textContent).toBe("T3");
  await user.tab();
  expect(document.activeElement).toBe(document.body);
});

test("arrows, Home and End move between the rows", async () => {
  const user = userEvent.setup();
  show(5);
  await user.tab();
  const focused = (text: string) => waitFor(() => expect(document.activeElement?.textContent).toBe(text));
  await user.keyboard("{ArrowDown}");
  await focused("T2");
  await user.keyboard("{End}");
  await focused("T5");
  await user.keyboard("{ArrowDown}");
  await focused("T5");
  await user.keyboard("{Home}");
  await focused("T1");
});

test("a long list draws only what can be seen, and says how long it is", async () => {
  giveSizes();
  show(1000);
  await untilWindowed();
  expect(screen.getAllByRole("listitem").length).toBeLessThan(100);
  for (const row of screen.getAllByRole("listitem")) expect(row.getAttribute("aria-setsize")).toBe("1000");
});

test("the rows just beyond the view are drawn once the list is at rest", async () => {
  giveSizes();
  show(1000);
  await untilWindowed();
  await screen.findByText("T14", undefined, { timeout: 15_000 });
});

test("rows that were there stay the same in the document when the list grows long", async () => {
  giveSizes();
  const { rerender } = show(50);
  const row = screen.getByText("T3");
  rerender(list(100));
  await untilWindowed();
  expect(screen.getByText("T3")).toBe(row);
  expect(screen.queryByText("T40")).toBeNull();
});
