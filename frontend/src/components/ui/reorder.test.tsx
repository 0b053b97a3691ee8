import { beforeEach, expect, jest, test } from "@jest/globals";
import { act, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { politeAnnouncement } from "../../lib/announcer.js";
import "../../lib/testing.js";
import { MoveButtons, ReorderHandle, useReorder } from "./reorder.js";

const onMove = jest.fn<(id: number, index: number) => void>();
const ROW_PX = 40;

beforeEach(() => {
  onMove.mockReset();
  politeAnnouncement.set({ text: "", count: 0 });
});

function Lunches() {
  const [items, setItems] = useState(["Soup", "Bread", "Salad"].map((name, index) => ({ id: index + 1, name })));
  const { listRef, row, handle, buttons } = useReorder({
    items,
    onMove: (id, index) => {
      onMove(id, index);
      const moved = items.filter((item) => item.id === id);
      setItems(items.filter((item) => item.id !== id).toSpliced(index, 0, ...moved));
    },
  });
  return (
    <ul ref={listRef}>
      {items.map(({ id, name }) => (
        <li key={id} {...row(id)}>
          <ReorderHandle {...handle(id)} />
          {name}
          <MoveButtons {...buttons(id)} />
        </li>
      ))}
    </ul>
  );
}

const order = () => screen.getAllByRole("listitem").map(({ textContent }) => textContent);
const handleOf = (name: string) => screen.getByRole("button", { name: new RegExp(`^Move ${name}:`) });

/** jsdom lays nothing out: rows stand under each other, 40 px high. */
function layOut(): void {
  screen.getAllByRole("listitem").forEach((row, index) => {
    row.getBoundingClientRect = () => ({ top: index * ROW_PX, height: ROW_PX }) as DOMRect;
  });
}

test("buttons move a row, keep the focus and say the new place; at an end they do nothing", async () => {
  const user = userEvent.setup();
  render(<Lunches />);
  const down = screen.getByRole("button", { name: "Move Soup down" });
  await user.click(down);
  expect(order()).toEqual(["Bread", "Soup", "Salad"]);
  expect(politeAnnouncement.get().text).toBe("Soup: place 2 of 3");
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Move Soup down" }));
  await user.click(screen.getByRole("button", { name: "Move Bread up" }));
  expect(onMove).toHaveBeenCalledTimes(1);
});

test("the arrow keys, Home and End move the row whose handle has the focus", async () => {
  const user = userEvent.setup();
  render(<Lunches />);
  act(() => handleOf("Salad").focus());
  await user.keyboard("{ArrowUp}");
  expect(order()).toEqual(["Soup", "Salad", "Bread"]);
  await user.keyboard("{End}{Home}");
  expect(order()).toEqual(["Salad", "Soup", "Bread"]);
  await user.keyboard("{ArrowUp}{ArrowRight}");
  expect(onMove).toHaveBeenCalledTimes(3);
  expect(document.activeElement).toBe(handleOf("Salad"));
});

/** jsdom knows no pointer events: a mouse event of that name carries what a drag reads. */
function point(target: Element | Window, type: string, clientY = 0): void {
  fireEvent(target, new MouseEvent(type, { bubbles: true, cancelable: true, button: 0, clientY }));
}

test("a drag lands where the line is; Escape and a small slip change nothing", () => {
  render(<Lunches />);
  layOut();
  const drag = (name: string, y: number) => {
    point(handleOf(name), "pointerdown", 20);
    point(window, "pointermove", y);
  };
  drag("Soup", 2 * ROW_PX + 30);
  expect(screen.getAllByRole("listitem")[2]?.className).toContain("border-t-2");
  point(window, "pointerup");
  expect(order()).toEqual(["Bread", "Salad", "Soup"]);

  drag("Bread", 3 * ROW_PX);
  fireEvent.keyDown(window, { key: "Escape" });
  point(window, "pointerup");
  drag("Bread", 22);
  point(window, "pointerup");
  expect(onMove).toHaveBeenCalledTimes(1);
});
