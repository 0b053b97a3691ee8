import { viewer } from "../../../lib/format.js";
import { otherLanguages } from "../../directory/language-names.js";
import type { Choice } from "./use-choices.js";

/** Naming them all takes a while, and typing draws the form anew: once for each language they are named in. */
const known = new Map<string, readonly Choice[]>();

export function languageChoices(): readonly Choice[] {
  const { locale } = viewer.get();
  const choices = known.get(locale) ?? otherLanguages();
  known.set(locale, choices);
  return choices;
}
