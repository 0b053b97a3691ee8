import type { QueryOperator, QueryValue, Span } from "./types.js";

/** A piece of a query as it stands there, before anybody asked what it means. */
export type Token =
  | (Span & { kind: "words"; negated: boolean; text: string; phrase: boolean; unclosed: boolean })
  | (Span & {
      kind: "filter";
      negated: boolean;
      name: Span & { text: string };
      op: Exclude<QueryOperator, "..">;
      values: (QueryValue & { unclosed: boolean })[];
    });

/** What nobody types on purpose separates, as blanks do: PostgreSQL could not hold some of it. */
// eslint-disable-next-line no-control-regex -- control characters are exactly what this looks for
const BLANK = /[\s\u0000-\u001F\u007F-\u009F\u200B\uFEFF]/u;
const NAME = /\p{L}[\p{L}\p{N}_-]{0,63}/uy;
const OPERATOR = />=|<=|[:=><]/y;
const CLOSING: Readonly<Record<string, string>> = { '"': '"', "“": '”“"', "„": '“”"' };

const isBlank = (character: string): boolean => BLANK.test(character);

/** Cuts a text into its pieces, in one pass. Nothing is an error here: whatever fits nothing else is a word. */
export function* readTokens(text: string): Generator<Token> {
  let at = 0;
  for (;;) {
    while (at < text.length && isBlank(text.charAt(at))) at += 1;
    if (at >= text.length) return;
    const token = readToken(text, at);
    yield token;
    at = token.to;
  }
}

function readToken(text: string, from: number): Token {
  const next = text.charAt(from + 1);
  const negated = text.charAt(from) === "-" && next !== "" && !isBlank(next) && next !== "-";
  const start = negated ? from + 1 : from;
  if (isQuote(text, start)) {
    const { value, to, unclosed } = readQuoted(text, start);
    return { kind: "words", negated, text: value, phrase: true, unclosed, from, to };
  }
  const name = match(NAME, text, start);
  const operator = name === "" ? "" : match(OPERATOR, text, start + name.length);
  const afterwards = start + name.length + operator.length;
  // An address of a page is no field called "https".
  if (operator === "" || ((operator === ":" || operator === "=") && text.startsWith("//", afterwards))) {
    const to = endOfBare(text, start, "");
    return { kind: "words", negated, text: text.slice(start, to), phrase: false, unclosed: false, from, to };
  }
  const { values, to } = readValues(text, afterwards);
  return {
    kind: "filter",
    negated,
    name: { text: name, from: start, to: start + name.length },
    op: (operator === "=" ? ":" : operator) as Exclude<QueryOperator, "..">,
    values,
    from,
    to,
  };
}

/** Values joined by "|". There is always one, be it empty. */
function readValues(text: string, start: number) {
  const values: (QueryValue & { unclosed: boolean })[] = [];
  for (let from = start; ; from += 1) {
    if (isQuote(text, from)) {
      const { value, to, unclosed } = readQuoted(text, from);
      values.push({ text: value, quoted: true, unclosed, from, to });
      from = to;
    } else {
      const to = endOfBare(text, from, "|");
      values.push({ text: text.slice(from, to), quoted: false, unclosed: false, from, to });
      from = to;
    }
    if (text.charAt(from) !== "|") return { values, to: from };
  }
}

const isQuote = (text: string, at: number): boolean => text.charAt(at) in CLOSING && text.charAt(at) !== "";

/** A backslash keeps a quotation mark, or another backslash, from meaning anything. */
function readQuoted(text: string, start: number): { value: string; to: number; unclosed: boolean } {
  const closing = CLOSING[text.charAt(start)] ?? "";
  let value = "";
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (character === "\\" && (next === '"' || next === "\\")) {
      value += next;
      at += 1;
    } else if (closing.includes(character)) return { value: oneLine(value), to: at + 1, unclosed: false };
    else value += character;
  }
  return { value: oneLine(value), to: text.length, unclosed: true };
}

const oneLine = (value: string): string => value.replace(new RegExp(`${BLANK.source}+`, "gu"), " ").trim();

function endOfBare(text: string, start: number, stop: string): number {
  let at = start;
  while (at < text.length && !isBlank(text.charAt(at)) && text.charAt(at) !== stop) at += 1;
  return at;
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}
