/** What a language is called in tags, "de" or "pt-BR"; names such as "german" are no tags. */
const TAG = /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i;

/** A language tag in its one spelling ("PT-br" is "pt-BR"); null where the text is none. */
export function canonicalLanguage(text: string): string | null {
  if (!TAG.test(text)) return null;
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
