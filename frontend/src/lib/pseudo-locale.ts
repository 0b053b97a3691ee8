import type { Messages } from "@lingui/core";

const ACCENTS: Record<string, string> = {
  a: "à",
  e: "é",
  i: "î",
  o: "ô",
  u: "û",
  A: "À",
  E: "É",
  I: "Î",
  O: "Ô",
  U: "Û",
  n: "ñ",
  c: "ç",
};
const FILLER = "·one·two·three·four";

/** A catalogue with every text accented and about 40 % longer, between brackets that show where it is cut off. */
export const pseudolocalize = (messages: Messages): Messages => changed(messages, stretch);

/** A catalogue whose texts run from right to left, as those of Arabic or Hebrew do. */
export const mirror = (messages: Messages): Messages => changed(messages, turn);

type Change = (text: string) => string;

function changed(messages: Messages, change: Change): Messages {
  return Object.fromEntries(
    Object.entries(messages).map(([id, message]) => [
      id,
      typeof message === "string" ? change(message) : parts(message, change),
    ]),
  ) as Messages;
}

/** Compiled messages are lists of texts and placeholders `[name, format?, choices?]`; only the texts change. */
function parts(message: unknown, change: Change): unknown {
  if (!Array.isArray(message)) return message;
  return message.map((part: unknown): unknown => {
    if (typeof part === "string") return part === "#" ? part : change(part);
    if (!isPlaceholder(part)) return part;
    const [name, format, choices] = part;
    return choices === undefined ? part : [name, format, mapValues(choices, change)];
  });
}

type Placeholder = readonly [name: string, format?: string, choices?: Record<string, unknown>];

function isPlaceholder(part: unknown): part is Placeholder {
  return Array.isArray(part);
}

function mapValues(choices: Record<string, unknown>, change: Change): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(choices).map(([key, value]) => {
      if (key === "offset") return [key, value];
      return [key, typeof value === "string" ? change(value) : parts(value, change)];
    }),
  );
}

function stretch(text: string): string {
  if (text.trim() === "") return text;
  const accented = text.replace(/[aeiouAEIOUnc]/g, (letter) => ACCENTS[letter] ?? letter);
  const extra = Math.ceil(text.length * 0.4);
  return `[${accented}${FILLER.repeat(Math.ceil(extra / FILLER.length)).slice(0, extra)}]`;
}

/** Each letter is shown in its place from right to left; what surrounds them is left where it is, so that texts can be joined. */
function turn(text: string): string {
  return text.replace(/\S(?:.*\S)?/su, (words) => `\u202E${words}\u202C`);
}
