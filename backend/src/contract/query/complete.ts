import { fieldsOf, findField, operatorsOf, wholeVocabulary, type QueryField, type RemoteList } from "./fields.js";
import { quoted } from "./print.js";
import { readTokens, type Token } from "./lexer.js";
import { queryLimits, type Span } from "./types.js";

export interface Candidate {
  /** What to put in the place of the range. */
  readonly insert: string;
  /** The field's name, or the value: the id of its words in the reader's language. */
  readonly id: string;
  /** What a desk called it; null: the language's own word. */
  readonly label: string | null;
}

/** What could stand at the caret. */
export interface Completion extends Span {
  readonly kind: "field" | "operator" | "value";
  /** What is there of it already, up to the caret. */
  readonly typed: string;
  /** The field whose value or operator it is; null where a field begins. */
  readonly field: QueryField | null;
  readonly candidates: readonly Candidate[];
  /** The list of the server to ask besides, with `typed`. */
  readonly remote: RemoteList | null;
}

/** Instants that are offered: what people ask for most. */
const pastInstants = ["today", "yesterday", "-24h", "-7d", "-30d"];
const comingInstants = ["today", "tomorrow", "2h", "24h", "7d"];

/** Never throws. Null: nothing can be completed there, as inside of a quoted phrase. */
export function completionsAt(text: string, caret: number, vocabulary = wholeVocabulary): Completion | null {
  const fields = fieldsOf(vocabulary);
  const at = Math.max(0, Math.min(caret, text.length));
  if (text.length > queryLimits.length) return null;
  let token: Token | null = null;
  for (const one of readTokens(text)) {
    if (one.from >= at) break;
    token = one.to >= at ? one : null;
  }
  if (!token) return fieldsLike("", { from: at, to: at }, fields);
  if (token.kind === "words") {
    if (token.phrase) return null;
    const from = token.negated || text.charAt(token.from) === "-" ? token.from + 1 : token.from;
    return fieldsLike(text.slice(from, at), { from, to: token.to }, fields);
  }
  const { name } = token;
  if (at <= name.to) return at < name.from ? null : fieldsLike(text.slice(name.from, at), name, fields);
  const field = findField(fields, name.text);
  if (!field) return null;
  const [first] = token.values;
  if (first && at < first.from) return operatorsAt(field, { from: name.to, to: first.from });
  return valueAt(text, at, token, field, vocabulary.customFields);
}

function fieldsLike(typed: string, { from, to }: Span, fields: readonly QueryField[]): Completion {
  const wanted = typed.toLowerCase();
  const candidates = fields
    .filter(({ name, aliases, label }) =>
      [name, ...aliases, label ?? ""].some((word) => word.toLowerCase().startsWith(wanted) && word !== ""),
    )
    .map(({ name, label }) => ({ insert: `${name}:`, id: name, label }));
  return { kind: "field", from, to, typed, field: null, candidates, remote: null };
}

function operatorsAt(field: QueryField, { from, to }: Span): Completion {
  const candidates = operatorsOf(field)
    .filter((op) => op !== "..")
    .map((op) => ({ insert: op, id: op, label: null }));
  return { kind: "operator", from, to, typed: "", field, candidates, remote: null };
}

function valueAt(
  text: string,
  at: number,
  token: Extract<Token, { kind: "filter" }>,
  field: QueryField,
  customFields: readonly { key: string; options?: readonly { value: string; label: string }[] }[],
): Completion | null {
  const value = token.values.find((one) => at >= one.from && at <= one.to);
  if (!value) return null;
  // Of a range the end that the caret is at.
  const middle = value.quoted || !operatorsOf(field).includes("..") ? -1 : value.text.indexOf("..");
  const from = middle >= 0 && at >= value.from + middle + 2 ? value.from + middle + 2 : value.from;
  const to = middle >= 0 && from === value.from ? value.from + middle : value.to;
  const typed = text.slice(value.quoted ? from + 1 : from, Math.min(at, to)).replace(/["”“]$/, "");
  const options = customFields.find(({ key }) => key === field.name)?.options ?? [];
  const wanted = typed.toLowerCase();
  const labelOf = (word: string) => options.find((option) => option.value === word)?.label ?? null;
  const candidates = [...field.words, ...instantsOf(field)]
    .map((word) => ({ insert: quoted(word), id: word, label: labelOf(word) }))
    .filter(({ id, label }) => [id, label ?? ""].some((word) => word.toLowerCase().startsWith(wanted) && word !== ""));
  return { kind: "value", from, to, typed, field, candidates, remote: field.remote };
}

const instantsOf = ({ kind, past }: QueryField): readonly string[] =>
  kind === "instant" || kind === "day" ? (past ? pastInstants : comingInstants) : [];
