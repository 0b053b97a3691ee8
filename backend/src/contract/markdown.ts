import MarkdownIt, { type Token } from "markdown-it";

/** A piece of a line. There is no kind for HTML or pictures: what is not named here has no way onto a page. */
export type Inline =
  | { kind: "text"; text: string }
  | { kind: "break" }
  | { kind: "code"; text: string }
  | { kind: "strong" | "emphasis" | "struck"; inside: Inline[] }
  | { kind: "link"; href: string; inside: Inline[] };

export type Block =
  | { kind: "paragraph" | "heading"; inside: Inline[] }
  | { kind: "quote"; inside: Block[] }
  | { kind: "list"; start: number | null; items: Block[][] }
  | { kind: "code"; text: string }
  | { kind: "rule" };

/** Where quotes and lists lie deeper than that, a text is shown as it was typed: the parser would leave out what is inside. */
const MOST_NESTED = 24;
const DEEPEST_SHOWN = MOST_NESTED - 4;

const parser = new MarkdownIt("zero", { html: false, breaks: true, linkify: true, maxNesting: MOST_NESTED }).enable([
  "autolink",
  "backticks",
  "blockquote",
  "emphasis",
  "escape",
  "fence",
  "heading",
  "hr",
  "image",
  "link",
  "linkify",
  "list",
  "newline",
  "strikethrough",
]);
// An address has to say that it is one: "report.md" and "a.de" are words.
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
parser.validateLink = isSafeLink;

/** Pages elsewhere, and addresses to write to: nothing that runs, nothing on this device. */
export function isSafeLink(href: string): boolean {
  return /^(https?:\/\/[^/]|mailto:[^/])/i.test(href) && URL.canParse(href);
}

/**
 * Reads a text of the desk's people. What comes back says what is meant and nothing else: whoever shows it makes elements,
 * or escaped HTML, of the kinds above.
 */
export function readMarkdown(text: string): Block[] {
  const tokens = parser.parse(text, {});
  if (tokens.some(({ level }) => level >= DEEPEST_SHOWN)) return [{ kind: "paragraph", inside: linesOf(text) }];
  return readBlocks(tokens.values());
}

/** Everything up to the end of what is open. */
function readBlocks(tokens: Iterator<Token>): Block[] {
  const blocks: Block[] = [];
  for (let token = next(tokens); token && token.nesting >= 0; token = next(tokens)) {
    if (token.type === "paragraph_open") blocks.push({ kind: "paragraph", inside: readLine(tokens) });
    else if (token.type === "heading_open") blocks.push({ kind: "heading", inside: readLine(tokens) });
    else if (token.type === "blockquote_open") blocks.push({ kind: "quote", inside: readBlocks(tokens) });
    else if (token.type === "bullet_list_open") blocks.push({ kind: "list", start: null, items: readItems(tokens) });
    else if (token.type === "ordered_list_open")
      blocks.push({ kind: "list", start: Number(token.attrGet("start") ?? 1), items: readItems(tokens) });
    else if (token.type === "fence") blocks.push({ kind: "code", text: token.content.replace(/\n$/, "") });
    else if (token.type === "hr") blocks.push({ kind: "rule" });
    else if (token.nesting > 0) blocks.push(...readBlocks(tokens));
    else blocks.push({ kind: "paragraph", inside: linesOf(token.content) });
  }
  return blocks;
}

function readItems(tokens: Iterator<Token>): Block[][] {
  const items: Block[][] = [];
  for (let token = next(tokens); token && token.nesting > 0; token = next(tokens)) items.push(readBlocks(tokens));
  return items;
}

/** The one run of words in a paragraph or heading, and its end. */
function readLine(tokens: Iterator<Token>): Inline[] {
  const line = next(tokens);
  next(tokens);
  return readInline((line?.children ?? []).values());
}

function readInline(tokens: Iterator<Token>): Inline[] {
  const pieces: Inline[] = [];
  for (let token = next(tokens); token && token.nesting >= 0; token = next(tokens)) {
    if (token.type === "strong_open") pieces.push({ kind: "strong", inside: readInline(tokens) });
    else if (token.type === "em_open") pieces.push({ kind: "emphasis", inside: readInline(tokens) });
    else if (token.type === "s_open") pieces.push({ kind: "struck", inside: readInline(tokens) });
    else if (token.type === "link_open") pieces.push(...linkTo(token.attrGet("href"), readInline(tokens)));
    else if (token.type === "image") pieces.push(...linkTo(token.attrGet("src"), [words(token.content)]));
    else if (token.type === "softbreak" || token.type === "hardbreak") pieces.push({ kind: "break" });
    else if (token.type === "code_inline") pieces.push({ kind: "code", text: token.content });
    else if (token.nesting > 0) pieces.push(...readInline(tokens));
    else if (token.content !== "") pieces.push(words(token.content));
  }
  return pieces;
}

const next = (tokens: Iterator<Token>): Token | undefined => tokens.next().value as Token | undefined;
const words = (text: string): Inline => ({ kind: "text", text });

/** A picture is an address like any other: nothing from outside is loaded by looking at a message. */
function linkTo(to: string | number | null, inside: Inline[]): Inline[] {
  const href = String(to ?? "");
  if (!isSafeLink(href)) return inside;
  const isNamed = inside.some((piece) => piece.kind !== "text" || piece.text.trim() !== "");
  return [{ kind: "link", href, inside: isNamed ? inside : [words(href)] }];
}

const linesOf = (text: string): Inline[] =>
  text.split("\n").flatMap((line, i): Inline[] => (i === 0 ? [words(line)] : [{ kind: "break" }, words(line)]));
