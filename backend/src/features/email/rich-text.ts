import Handlebars from "handlebars";
import { closeDirections } from "../../contract/directions.js";
import { readMarkdown, type Block, type Inline } from "../../contract/markdown.js";

const escaped = (text: string): string => Handlebars.escapeExpression(closeDirections(text));

/**
 * A Markdown text as HTML for a mail. It is made of the few elements below and of escaped words; none of it was ever
 * HTML before.
 */
export const richHtml = (text: string): string => readMarkdown(text).map(blockHtml).join("");

/** The same as plain text: what it says, and where its links lead. */
export const richText = (text: string): string => readMarkdown(text).map(blockText).join("\n\n");

function blockHtml(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return `<p dir="auto" style="margin:0 0 8px">${lineHtml(block.inside)}</p>`;
    case "heading":
      return `<p dir="auto" style="margin:0 0 8px;font-weight:600">${lineHtml(block.inside)}</p>`;
    case "quote":
      return `<blockquote style="margin:0 0 8px;padding:0 12px;border-inline-start:2px solid #DDE1E8;color:#525A6B">${block.inside.map(blockHtml).join("")}</blockquote>`;
    case "list": {
      const items = block.items.map((item) => `<li>${item.map(blockHtml).join("")}</li>`).join("");
      const [open, close] = block.start === null ? ["<ul", "</ul>"] : [`<ol start="${Number(block.start)}"`, "</ol>"];
      return `${open} style="margin:0 0 8px;padding-inline-start:24px">${items}${close}`;
    }
    case "code":
      return `<pre style="margin:0 0 8px;padding:8px;background:#EEF0F4;font-family:monospace;white-space:pre-wrap">${escaped(block.text)}</pre>`;
    case "rule":
      return `<hr style="border:0;border-top:1px solid #DDE1E8">`;
  }
}

const lineHtml = (line: readonly Inline[]): string => line.map(inlineHtml).join("");

function inlineHtml(piece: Inline): string {
  switch (piece.kind) {
    case "text":
      return escaped(piece.text);
    case "break":
      return "<br>";
    case "code":
      return `<code style="font-family:monospace">${escaped(piece.text)}</code>`;
    case "strong":
      return `<strong>${lineHtml(piece.inside)}</strong>`;
    case "emphasis":
      return `<em>${lineHtml(piece.inside)}</em>`;
    case "struck":
      return `<s>${lineHtml(piece.inside)}</s>`;
    case "link":
      return `<a href="${escaped(piece.href)}" rel="noopener noreferrer nofollow" style="color:#2F45C0">${lineHtml(piece.inside)}</a>`;
  }
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return lineText(block.inside);
    case "quote":
      return indented(block.inside.map(blockText).join("\n\n"), "> ", "> ");
    case "list":
      return block.items
        .map((item, i) => {
          const mark = block.start === null ? "- " : `${block.start + i}. `;
          return indented(item.map(blockText).join("\n"), mark, " ".repeat(mark.length));
        })
        .join("\n");
    case "code":
      return closeDirections(block.text);
    case "rule":
      return "---";
  }
}

const indented = (text: string, first: string, rest: string): string =>
  text
    .split("\n")
    .map((line, i) => (i === 0 ? first : rest) + line)
    .join("\n");

const lineText = (line: readonly Inline[]): string => line.map(inlineText).join("");

function inlineText(piece: Inline): string {
  switch (piece.kind) {
    case "text":
    case "code":
      return closeDirections(piece.text);
    case "break":
      return "\n";
    case "link": {
      const name = lineText(piece.inside);
      const isItself = name === piece.href || `mailto:${name}` === piece.href || readable(piece.href) === name;
      return isItself ? name : `${name} <${piece.href}>`;
    }
    default:
      return lineText(piece.inside);
  }
}

/** As it was typed: the parser writes an address with everything in it encoded. */
function readable(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}
