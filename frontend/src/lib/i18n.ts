import { i18n, type Messages } from "@lingui/core";
import type { MessageId } from "../locales/compiled/ids.js";

export type { MessageId };
/** Languages people can choose; each has a folder of catalogues in `src/locales/`. */
export const languages = [{ code: "en", name: "English" }] as const;

/** What can be activated: the languages, and one with longer, accented texts that shows what does not fit or is not translated. */
export type LocaleCode = (typeof languages)[number]["code"] | "pseudo";

const catalogues: Record<LocaleCode, () => Promise<Messages>> = {
  en: async () => (await import("../locales/compiled/en.js")).messages,
  pseudo: async () => {
    const [{ messages }, { pseudolocalize }] = await Promise.all([
      import("../locales/compiled/en.js"),
      import("./pseudo-locale.js"),
    ]);
    return pseudolocalize(messages);
  },
};

/** The text of a message in the active language; `values` fill its ICU placeholders. */
export function t(id: MessageId, values?: Record<string, unknown>): string {
  return i18n._(id, values);
}

/** Loads a language's catalogue and makes it the active one. */
export async function activateLocale(code: LocaleCode): Promise<void> {
  loadMessages(code, await catalogues[code]());
}

/** The part of `activateLocale` behind the download. */
export function loadMessages(code: LocaleCode, messages: Messages): void {
  const language = code === "pseudo" ? "en" : code;
  // Plural rules go by the language's own code, also for the pseudo-language.
  i18n.load(language, messages);
  i18n.activate(language);
  document.documentElement.lang = language;
}

/** `?locale=` of the address the page was opened with; stays in force while people go from page to page. */
const asked = new URLSearchParams(window.location.search).get("locale");

/** Which language to show: the one in the address, else the person's, else English. */
export function chooseLocale(wanted?: string | null): LocaleCode {
  const found = [asked, wanted].find((code): code is LocaleCode => code != null && Object.hasOwn(catalogues, code));
  return found ?? "en";
}
