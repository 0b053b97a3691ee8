import type { Work } from "../../platform/work.js";
import { createField, type FieldAnswers } from "../fields/index.js";
import type { Complaint } from "./invent-complaint.js";
import type { Random } from "./random.js";
import { causes, demoFields } from "./texts/fields.js";

const day = 86_400_000;

/** What the desk asks besides, each where it belongs. @param categories by name. */
export async function makeFields(work: Work, categories: ReadonlyMap<string, number>): Promise<void> {
  for (const { askedIn, ...field } of demoFields) {
    const categoryIds = askedIn.map((name) => {
      const id = categories.get(name);
      if (id === undefined) throw new Error(`The demo asks in "${name}", a category which it did not make`);
      return id;
    });
    await createField(work, { ...field, categoryIds });
  }
}

/** What a customer answers who is asked that: not all of it, and what fits their story. */
export function inventAnswers(random: Random, { at, topic, details }: Complaint): FieldAnswers {
  const usual: FieldAnswers = {
    account_number: `A-${Math.floor(random.between(100_000, 999_999))}`,
    amount: Number(details.amount) + Math.floor(random.next() * 20) * 0.05,
    paid_by: random.pick(["card", "direct_debit", "bank_transfer", "cash"]),
    since: new Date(at.getTime() - Number(details.days) * day).toISOString().slice(0, 10),
    affected: ["internet", "phone", "television"].filter((_, place) => place === 0 || random.chance(0.3)),
    elsewhere: random.chance(0.2),
  };
  const asked = demoFields.filter(({ key, askedIn }) => key in usual && askedIn.includes(topic.category));
  return Object.fromEntries(
    asked.flatMap(({ key }) => (random.chance(0.8) ? [[key, rounded(usual[key] ?? null)] as const] : [])),
  );
}

/** What it came from, as an agent sees it in the end; the same in each demo. */
export const causeOf = (ticketId: number): string => causes[ticketId % causes.length]?.key ?? "unclear";

const rounded = (answer: FieldAnswers[string] | undefined) =>
  typeof answer === "number" ? Math.round(answer * 100) / 100 : (answer ?? null);
