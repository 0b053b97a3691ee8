import { expect, jest, test } from "@jest/globals";
import { act, screen } from "@testing-library/react";
import { renderPage } from "../../lib/testing.js";
import { AttachmentTile, type AttachmentTileProps } from "./attachment-tile.js";

const show = (part: Pick<AttachmentTileProps, "state" | "finding">) => {
  const onDownload = jest.fn(async () => undefined);
  renderPage(
    <AttachmentTile name="invoice.pdf" mediaType="application/pdf" size={9} onDownload={onDownload} {...part} />,
  );
  return onDownload;
};

test.each(["clean", "unscanned"] as const)("a file that is %s is saved by a press", async (state) => {
  const onDownload = show({ state });
  await act(async () => screen.getByRole("button", { name: "Download invoice.pdf" }).click());
  expect(onDownload).toHaveBeenCalledTimes(1);
});

test("one that is being checked says so, and there is nothing to press", () => {
  show({ state: "pending" });
  expect(screen.getByText("Being checked")).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
});

test("one that is blocked says why, with the name of what was found where it is told", () => {
  show({ state: "quarantined", finding: "Eicar-Test" });
  expect(screen.getByText(/Blocked: a virus was found/).textContent).toBe("Blocked: a virus was found (Eicar-Test)");
  expect(screen.queryByRole("button")).toBeNull();
});
