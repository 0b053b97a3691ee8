import type { RenderedCanned } from "../../../contract/index.js";
import type { Actor } from "../../../platform/actor.js";
import type { Queries } from "../../../platform/db.js";
import type { TicketFacts } from "../../tickets/index.js";
import type { CannedText } from "./models.js";
import { answerKeysIn, fillIn, textFor } from "./texts.js";
import { valuesFor } from "./values.js";

/** Texts as the customer of a ticket would read them. @param language instead of the one that the customer reads. */
export async function renderTexts(
  queries: Queries,
  on: { actor: Actor; ticket: TicketFacts; now: Date },
  texts: readonly CannedText[],
  language?: string,
): Promise<Omit<RenderedCanned, "actions">> {
  if (texts.length === 0) return { text: null, language: null, missing: [] };
  const { locale, deskLanguage, values } = await valuesFor(queries, on, answerKeysIn(texts));
  const chosen = textFor(texts, language ?? locale, deskLanguage);
  return { ...fillIn(chosen?.body ?? "", values), language: chosen?.language ?? null };
}
