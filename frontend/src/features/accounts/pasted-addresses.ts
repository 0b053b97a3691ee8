import { isAddress } from "./account-fields.js";

export type AddressProblem = "missing" | "wrong" | "twice" | "long_name";

/** One entry of a pasted list: whom it means, or what is wrong with it. */
export interface PastedAddress {
  /** The line it stands on, from 1. */
  line: number;
  /** As it was pasted, without what separated it. */
  text: string;
  /** In lower case: two spellings of a mailbox are one person. */
  email: string | null;
  name: string | null;
  problem: AddressProblem | null;
}

const LONGEST_NAME = 120;

/**
 * Reads a pasted list of addresses: one per line, or separated by commas or semicolons, plain or as `Name <a@b>` and
 * `"Lin, Mei" <a@b>`; addresses with only spaces between them count too. Takes time in proportion to the text.
 */
export function readPastedAddresses(pasted: string): PastedAddress[] {
  const seen = new Set<string>();
  return entriesOf(pasted).map((entry) => {
    const { email, name } = partsOf(entry.text);
    const problem = problemOf(email, name, seen);
    if (email !== null && problem === null) seen.add(email);
    return { ...entry, email, name, problem };
  });
}

function problemOf(email: string | null, name: string | null, seen: ReadonlySet<string>): AddressProblem | null {
  if (email === null) return "missing";
  if (email.length > 254 || !isAddress(email)) return "wrong";
  if (seen.has(email)) return "twice";
  return (name?.length ?? 0) > LONGEST_NAME ? "long_name" : null;
}

interface Entry {
  line: number;
  text: string;
}

/** Separators count outside quotes and angle brackets only; a line's end ends both, so that one slip stays on its line. */
function entriesOf(pasted: string): Entry[] {
  const entries: Entry[] = [];
  pasted.split(/\r\n|\r|\n/).forEach((line, index) => {
    let begun = 0;
    let quoted = false;
    let bracketed = false;
    // What is opened and never closed opens nothing.
    const [lastQuote, lastBracket] = [line.lastIndexOf('"'), line.lastIndexOf(">")];
    const end = (at: number) => {
      for (const text of spaced(line.slice(begun, at).trim())) entries.push({ line: index + 1, text });
      begun = at + 1;
    };
    for (let at = 0; at < line.length; at += 1) {
      const character = line[at];
      if (character === '"' && !bracketed) quoted = !quoted && at < lastQuote;
      else if (character === "<" && !quoted) bracketed = at < lastBracket;
      else if (character === ">" && !quoted) bracketed = false;
      else if ((character === "," || character === ";") && !quoted && !bracketed) end(at);
    }
    end(line.length);
  });
  return entries;
}

/** Several addresses with nothing but spaces between them are an entry each. */
function spaced(text: string): string[] {
  if (text === "") return [];
  const words = text.split(/\s+/u);
  return words.length > 1 && words.every((word) => word.includes("@")) ? words : [text];
}

function partsOf(text: string): { email: string | null; name: string | null } {
  const open = text.lastIndexOf("<");
  const close = text.indexOf(">", open);
  if (open >= 0 && close > open) {
    return { email: tidyAddress(text.slice(open + 1, close)), name: tidyName(text.slice(0, open)) };
  }
  return { email: tidyAddress(text), name: null };
}

const tidyAddress = (text: string): string | null =>
  text
    .trim()
    .replace(/^mailto:/i, "")
    .toLowerCase() || null;

function tidyName(text: string): string | null {
  const name = text.trim().replace(/\s+/gu, " ");
  const unquoted = name.length > 1 && name.startsWith('"') && name.endsWith('"') ? name.slice(1, -1) : name;
  return unquoted.replaceAll('\\"', '"').trim() || null;
}
