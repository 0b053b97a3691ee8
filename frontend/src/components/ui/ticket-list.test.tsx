import { afterEach, expect, jest, test } from "@jest/globals";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { TicketList } from "./ticket-list.js";

const keyOf = (item: string) => item;

function show(count: number, activeKey: string | null = null) {
  const items = Array.from({ length: count }, (_, index) => `T${index + 1}`);
  return render(
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
    />,
  );
}

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
  // Nothing has a size here by itself.
  jest.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(640);
  jest.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(64);
  show(1000);
  await waitFor(() => expect(screen.queryAllByRole("listitem").length).toBeLessThan(100), { timeout: 15_000 });
  for (const row of screen.getAllByRole("listitem")) expect(row.getAttribute("aria-setsize")).toBe("1000");
});
