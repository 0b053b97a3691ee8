import { closeDirections } from "@redress/backend/contract/directions";
import { i18n, type Messages } from "@lingui/core";
import { createStore } from "./store.js";
import type { MessageId } from "../locales/compiled/ids.js";

export type { MessageId };
/** Languages people can choose; each has a folder of catalogues in `src/locales/`. */
export const languages = [{ code: "en", name: "English" }] as const;

/**
 * What can be activated: the languages, and two that show what is not translated: one with longer, accented texts that
 * shows what does not fit, one from right to left that shows what is not mirrored.
 */
export type LocaleCode = (typeof languages)[number]["code"] | "pseudo" | "mirrored";

/** Which way the page is read, for what cannot ask its style. */
export const direction = createStore<"ltr" | "rtl">("ltr");

/** What is there from the start, and the parts that come with what says them (`build/word-parts.mjs`). */
export type Part = keyof typeof english;

const english = {
  everyday: async () => (await import("../locales/compiled/en.everyday.js")).messages,
  customers: async () => (await import("../locales/compiled/en.customers.js")).messages,
  tickets: async () => (await import("../locales/compiled/en.tickets.js")).messages,
  availability: async () => (await import("../locales/compiled/en.availability.js")).messages,
  canned: async () => (await import("../locales/compiled/en.canned.js")).messages,
  views: async () => (await import("../locales/compiled/en.views.js")).messages,
  bulk: async () => (await import("../locales/compiled/en.bulk.js")).messages,
  outbox: async () => (await import("../locales/compiled/en.outbox.js")).messages,
  links: async () => (await import("../locales/compiled/en.links.js")).messages,
  home: async () => (await import("../locales/compiled/en.home.js")).messages,
  time: async () => (await import("../locales/compiled/en.time.js")).messages,
  palette: async () => (await import("../locales/compiled/en.palette.js")).messages,
  search: async () => (await import("../locales/compiled/en.search.js")).messages,
  explain: async () => (await import("../locales/compiled/en.explain.js")).messages,
  account: async () => (await import("../locales/compiled/en.account.js")).messages,
  fields: async () => (await import("../locales/compiled/en.fields.js")).messages,
  session_end: async () => (await import("../locales/compiled/en.session_end.js")).messages,
  admin: async () => (await import("../locales/compiled/en.admin.js")).messages,
  sla: async () => (await import("../locales/compiled/en.sla.js")).messages,
  audit: async () => (await import("../locales/compiled/en.audit.js")).messages,
};
export const parts = Object.keys(english) as readonly Part[];
const catalogues: Record<LocaleCode, (part: Part) => Promise<Messages>> = {
  en: (part) => english[part](),
  pseudo: async (part) => {
    const [messages, { pseudolocalize }] = await Promise.all([english[part](), import("./pseudo-locale.js")]);
    return pseudolocalize(messages);
  },
  mirrored: async (part) => {
    const [messages, { mirror }] = await Promise.all([english[part](), import("./pseudo-locale.js")]);
    return mirror(messages);
  },
};

/** Grows once something is opened that needs more; another language then comes with all of them. */
const arrived = new Set<Part>(["everyday"]);
let active: LocaleCode = "en";

/**
 * The text of a message in the active language; `values` fill its ICU placeholders. Nothing that people wrote turns around the
 * words beside it.
 */
export function t(id: MessageId, values?: Record<string, unknown>): string {
  return i18n._(id, values && closed(values));
}

function closed(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? closeDirections(value) : value]),
  );
}

/** Loads a language's catalogues and makes it the active one. */
export async function activateLocale(code: LocaleCode): Promise<void> {
  active = code;
  for (const messages of await Promise.all([...arrived].map(catalogues[code]))) loadMessages(code, messages);
}

/** Before what says them is drawn. */
export async function loadMessagesOf(wanted: readonly Part[]): Promise<void> {
  for (const part of wanted) arrived.add(part);
  for (const messages of await Promise.all(wanted.map(catalogues[active]))) loadMessages(active, messages);
}

/** The part of `activateLocale` behind the download. */
function loadMessages(code: LocaleCode, messages: Messages): void {
  const language = code === "pseudo" || code === "mirrored" ? "en" : code;
  // Plural rules go by the language's own code, also for the pseudo-languages.
  i18n.load(language, messages);
  i18n.activate(language);
  document.documentElement.lang = language;
  direction.set(code === "mirrored" ? "rtl" : "ltr");
  document.dir = direction.get();
}

/** `?locale=` of the address the page was opened with; stays in force while people go from page to page. */
const asked = new URLSearchParams(window.location.search).get("locale");

/** Which language to show: the one in the address, else the person's, else English. */
export function chooseLocale(wanted?: string | null): LocaleCode {
  const found = [asked, wanted].find((code): code is LocaleCode => code != null && Object.hasOwn(catalogues, code));
  return found ?? "en";
}
