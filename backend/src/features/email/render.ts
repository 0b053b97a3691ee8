import Handlebars from "handlebars";
import { closeDirections } from "../../contract/directions.js";
import { richHtml, richText } from "./rich-text.js";
import { htmlLayout, textLayout } from "./templates/layout.js";
import type { MailTemplate } from "./templates/template.js";

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

export type MailValues = Readonly<Record<string, string | number | boolean | null | undefined>>;

const compiled = new Map<string, HandlebarsTemplateDelegate<MailValues>>();

// Words are first rendered plainly; only the HTML layout escapes, once. Prototype access stays off (the default).
// There are only so many templates, so each is compiled once: compiling is slower than all the rest of a mail.
function words(source: string, values: MailValues): string {
  const template = compiled.get(source) ?? Handlebars.compile<MailValues>(source, { noEscape: true });
  compiled.set(source, template);
  return template(values).trim();
}

/** What people wrote stands among the desk's words: nothing in it turns those around. */
const closed = (values: MailValues): MailValues =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? closeDirections(value) : value]),
  );

const inParagraph = (plain: string) =>
  plain && new Handlebars.SafeString(`<div style="white-space:pre-wrap">${Handlebars.escapeExpression(plain)}</div>`);

const html = Handlebars.compile(htmlLayout);
const text = Handlebars.compile(textLayout, { noEscape: true });

/** A mail's subject, text and HTML. A subject is one line whatever people wrote: it ends up in a header. */
export function renderMail(template: MailTemplate, given: MailValues): RenderedMail {
  const values = closed(given);
  const quote = template.quote ? quoted(template.quote, values, given) : null;
  const parts = {
    ...values,
    subject: words(template.subject, values).replace(/\s+/gu, " ").slice(0, 250),
    heading: words(template.heading, values),
    lines: template.lines.map((line) => words(line, values)).filter((line) => line !== ""),
    button: template.button ? words(template.button, values) : "",
    after: (template.after ?? []).map((line) => words(line, values)),
  };
  return {
    subject: parts.subject,
    text: text({ ...parts, quote: quote?.text, signature: quote?.signature.text }),
    html: html({ ...parts, quote: quote?.html, signature: quote?.signature.html }),
  };
}

/** Somebody's own words, once as text and once as HTML, with what they put below them. */
function quoted(source: string, values: MailValues, given: MailValues) {
  const plain = words(source, values);
  // Only a message is written in Markdown, never what the desk or a customer says.
  const isRich = source === "{{comment}}" && given["comment_format"] === "markdown" && plain !== "";
  const rich = isRich ? String(given["comment"]) : null;
  const signature = isRich && typeof given["signature"] === "string" ? given["signature"] : "";
  return {
    text: rich === null ? plain : richText(rich),
    html: rich === null ? inParagraph(plain) : new Handlebars.SafeString(richHtml(rich)),
    signature: { text: richText(signature), html: signature && new Handlebars.SafeString(richHtml(signature)) },
  };
}
