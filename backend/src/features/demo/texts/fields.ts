import type { NewField } from "../../fields/index.js";

/** An agent's view of what a complaint came from. */
export const causes = [
  { key: "our_mistake", label: "Our mistake" },
  { key: "supplier", label: "Supplier" },
  { key: "weather", label: "Weather" },
  { key: "misunderstanding", label: "Misunderstanding" },
  { key: "unclear", label: "Unclear" },
] as const;

const labels = (...all: string[]) => all.map((label) => ({ label }));
const bills = ["Billing Error", "Refund"];

/** The demo's own questions, and the categories in which they are asked; none of them has to be answered. */
export const demoFields: readonly (NewField & { key: string; askedIn: readonly string[] })[] = [
  {
    key: "account_number",
    label: "Account number",
    help: "At the top of your bill, like A-123456",
    type: "text",
    maximum: 20,
    askedIn: [...bills, "Contract Change", "Meter Reading"],
  },
  {
    key: "amount",
    label: "Amount in dispute",
    type: "number",
    decimals: 2,
    minimum: 0,
    askedIn: [...bills, "Parking Fine"],
  },
  {
    key: "paid_by",
    label: "How did you pay?",
    type: "choice",
    options: labels("Card", "Direct debit", "Bank transfer", "Cash"),
    askedIn: bills,
  },
  {
    key: "since",
    label: "Since when?",
    type: "date",
    askedIn: ["Internet Outage", "Slow Connection", "Supply Interruption"],
  },
  {
    key: "affected",
    label: "What does not work?",
    type: "multi_choice",
    options: labels("Internet", "Phone", "Television"),
    askedIn: ["Internet Outage", "Slow Connection"],
  },
  {
    key: "elsewhere",
    label: "Have you complained elsewhere too?",
    type: "yes_no",
    askedIn: ["Parking Fine", "Housing Repair", "Staff Conduct"],
  },
  {
    key: "cause",
    label: "Cause",
    type: "choice",
    options: causes.map(({ label }) => ({ label })),
    audience: "staff",
    askedIn: [],
  },
];
