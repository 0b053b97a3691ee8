import { expect, test } from "@jest/globals";
import { markdownAttacks } from "../../../test/naughty/markdown-attacks.js";
import { naughtyStrings } from "../../../test/naughty/strings.js";
import { renderMail } from "./render.js";
import { richHtml, richText } from "./rich-text.js";
import { customerTemplates } from "./templates/customer.js";

const ELEMENTS = new Set("p br strong em s code pre blockquote ul ol li hr a".split(" "));
const ATTRIBUTES = new Set(["style", "dir", "start", "href", "rel"]);

/** Every tag in a piece of HTML, read as a browser would begin to: "<" before a letter or "/". */
function tagsIn(html: string) {
  return [...html.matchAll(/<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+="[^"<>]*")*)\s*>/gi)].map(
    ([, , name, attributes]) => ({
      name: name ?? "",
      attributes: [...(attributes ?? "").matchAll(/\s([a-z-]+)="([^"]*)"/gi)].map(
        ([, key, value]) => [key, value] as const,
      ),
    }),
  );
}

test("a mail's message is made of few elements, whatever was written", () => {
  for (const text of [...markdownAttacks, ...naughtyStrings()]) {
    const html = richHtml(text);
    const tags = tagsIn(html);
    // Nothing looks like a tag that was not read as one above.
    expect([text, html.match(/</g)?.length ?? 0]).toEqual([text, tags.length]);
    for (const { name, attributes } of tags) {
      expect([text, ELEMENTS.has(name)]).toEqual([text, true]);
      for (const [key, value] of attributes) {
        expect([text, key, ATTRIBUTES.has(String(key))]).toEqual([text, key, true]);
        if (key === "href") expect(value).toMatch(/^(https?:\/\/|mailto:)/);
      }
    }
  }
});

test("the text part says the same in plain words, and where links lead", () => {
  const text =
    "**Hello** [our page](https://example.org/a)\nhttps://example.org/b\n\n- one\n- *two*\n\n> said\n\n1. `first`";
  expect(richText(text)).toBe(
    "Hello our page <https://example.org/a>\nhttps://example.org/b\n\n- one\n- two\n\n> said\n\n1. first",
  );
});

test("nothing in a message turns around what follows it, wherever it stands", () => {
  const [turn, end] = ["\u202e", "\u202c"];
  for (const text of [`${turn}live`, `**${turn}live**`, `\`${turn}live\``, `\`\`\`\n${turn}live\n\`\`\``]) {
    expect([text, richHtml(text)]).toEqual([text, expect.stringContaining(`${turn}live${end}<`)]);
    expect([text, richText(text)]).toEqual([text, `${turn}live${end}`]);
  }
});

const facts = { comment: "**Mended** <b>now</b>", desk: "Redress", name: "Luis", subject: "Router", locale: "en" };
const render = (more: object) => renderMail(customerTemplates.comment, { ...facts, ...more });

test("what staff wrote is read as Markdown, what customers wrote and all that was there before stays as it is", () => {
  const rich = render({ comment_format: "markdown" });
  expect(rich.html).toContain("<strong>Mended</strong> &lt;b&gt;now&lt;/b&gt;");
  expect(rich.text).toContain("Mended <b>now</b>");
  const plain = render({ comment_format: "plain" });
  expect(plain.html).toContain("**Mended** &lt;b&gt;now&lt;/b&gt;");
  expect(plain.text).toContain("**Mended** <b>now</b>");
});

test("a signature follows the message, read in the same way; braces in it stay braces", () => {
  const { html, text } = render({ comment_format: "markdown", signature: "*Priya*\n{{desk}} <img src=x>" });
  expect(html).toMatch(/Mended.*<em>Priya<\/em><br>\{\{desk\}\} &lt;img src&#x3D;x&gt;/s);
  expect(text).toContain("Priya\n{{desk}} <img src=x>");
  expect(render({ comment_format: "markdown", signature: null }).html).not.toContain("margin-top:12px");
});
