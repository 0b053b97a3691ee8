import { expect, test } from "@jest/globals";
import { markdownAttacks } from "../../test/naughty/markdown-attacks.js";
import { naughtyStrings } from "../../test/naughty/strings.js";
import { readMarkdown, type Block, type Inline } from "./markdown.js";

const inlinesOf = (line: readonly Inline[]): Inline[] =>
  line.flatMap((piece) => [piece, ...("inside" in piece ? inlinesOf(piece.inside) : [])]);
const blocksOf = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block) => [
    block,
    ...(block.kind === "quote" ? blocksOf(block.inside) : []),
    ...(block.kind === "list" ? block.items.flatMap(blocksOf) : []),
  ]);
const piecesOf = (text: string): Inline[] =>
  blocksOf(readMarkdown(text)).flatMap((block) =>
    block.kind === "paragraph" || block.kind === "heading" ? inlinesOf(block.inside) : [],
  );
const linksIn = (text: string): string[] =>
  piecesOf(text).flatMap((piece) => (piece.kind === "link" ? piece.href : []));
const words = (text: string): Inline => ({ kind: "text", text });

test("what agents write means what it looks like", () => {
  expect(readMarkdown("**Hello** *Luis*,\nsee ~~that~~ `this`")).toEqual([
    {
      kind: "paragraph",
      inside: [
        { kind: "strong", inside: [words("Hello")] },
        words(" "),
        { kind: "emphasis", inside: [words("Luis")] },
        words(","),
        { kind: "break" },
        words("see "),
        { kind: "struck", inside: [words("that")] },
        words(" "),
        { kind: "code", text: "this" },
      ],
    },
  ]);
  expect(readMarkdown("3. Plug it in\n4. Wait").at(0)).toMatchObject({ kind: "list", start: 3, items: [{}, {}] });
  expect(readMarkdown("- a\n\n> b\n\n---\n\n# c\n\n```\nd\n```").map(({ kind }) => kind)).toEqual([
    "list",
    "quote",
    "rule",
    "heading",
    "code",
  ]);
});

test("addresses that say what they are become links; file names, numbers and names do not", () => {
  expect(linksIn("See https://example.org/a_b_c, [here](http://example.org) or <mailto:help@example.org>")).toEqual([
    "https://example.org/a_b_c",
    "http://example.org",
    "mailto:help@example.org",
  ]);
  for (const text of ["report.md", "a.de", "10.0.0.1", "luis@example.org", "#1 of 2", "snake_case_name", "2 * 3 * 4"])
    expect([text, piecesOf(text)]).toEqual([text, [words(text)]]);
});

test("a picture from outside is an address, and one without a name is called by it", () => {
  expect(piecesOf("![The plan](https://example.org/plan.png)")).toEqual([
    { kind: "link", href: "https://example.org/plan.png", inside: [words("The plan")] },
    words("The plan"),
  ]);
  expect(piecesOf("[](https://example.org)")[0]).toMatchObject({ inside: [words("https://example.org")] });
});

test("nothing becomes anything but the kinds that there are, and no link leads anywhere but to pages and mailboxes", () => {
  const kinds = ["text", "break", "code", "strong", "emphasis", "struck", "link"];
  for (const text of [...markdownAttacks, ...naughtyStrings()]) {
    for (const piece of piecesOf(text)) expect(kinds).toContain(piece.kind);
    for (const href of linksIn(text)) {
      expect([text, href]).toEqual([text, expect.stringMatching(/^(https?:\/\/[^/]|mailto:)/)]);
      expect(href).not.toMatch(/["<>\s]/);
    }
  }
});

test("no word is lost, however deep it is nested and however many marks stand around it", () => {
  const odd = [
    ">".repeat(4000),
    "> ".repeat(40),
    "- ".repeat(40),
    "[".repeat(4000),
    "*a_".repeat(1500),
    "1. ".repeat(40),
  ];
  for (const marks of odd) {
    const said = blocksOf(readMarkdown(`${marks}treasure`))
      .flatMap((block) => ("inside" in block && block.kind !== "quote" ? inlinesOf(block.inside) : []))
      .map((piece) => ("text" in piece ? piece.text : ""));
    expect(said.join("")).toContain("treasure");
  }
});
