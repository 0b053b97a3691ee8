import { expect, test } from "@jest/globals";
import { screen } from "@testing-library/react";
import { accentColours } from "@redress/backend/contract/accent";
import { renderPage } from "../../../lib/testing.js";
import { AddresseeCard } from "./addressee-card.js";

const none = { email: null, phone: null, address: null, hours_text: null };

test("a complaint addressed to nobody in particular says nothing", () => {
  expect(renderPage(<AddresseeCard addressee={{ organization: null, department: null }} />).container.innerHTML).toBe(
    "",
  );
});

test("the department's own contact goes before its organization's, whose logo and colours it stands in", () => {
  const organization = {
    name: "City Water",
    logo_url: "/logo",
    colours: accentColours("#0a7f5a"),
    ...none,
    phone: "1",
  };
  const department = { name: "Billing", ...none, phone: "+49 30 12", hours_text: "9 to 12" };
  const { container, rerender } = renderPage(<AddresseeCard addressee={{ organization, department }} />);
  expect(screen.getByRole("link", { name: "+49 30 12" }).getAttribute("href")).toBe("tel:+493012");
  expect(screen.queryByText("9 to 12")).not.toBeNull();
  const card = container.querySelector<HTMLElement>("[data-brand]");
  expect(card?.style.getPropertyValue("--brand-light-accent")).toBe("#0a7f5a");
  expect(container.querySelector("img")?.getAttribute("src")).toBe("/logo");

  rerender(<AddresseeCard addressee={{ organization, department: { name: "Billing", ...none } }} />);
  expect(screen.getByRole("link").textContent).toBe("1");
});
