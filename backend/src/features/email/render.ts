import Handlebars from "handlebars";
import { closeDirections } from "../../contract/directions.js";
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

const html = Handlebars.compile(htmlLayout);
const text = Handlebars.compile(textLayout, { noEscape: true });

/** A mail's subject, text and HTML. A subject is one line whatever people wrote: it ends up in a header. */
export function renderMail(template: MailTemplate, given: MailValues): RenderedMail {
  const values = closed(given);
  const parts = {
    ...values,
    subject: words(template.subject, values).replace(/\s+/gu, " ").slice(0, 250),
    heading: words(template.heading, values),
    lines: template.lines.map((line) => words(line, values)).filter((line) => line !== ""),
    quote: template.quote ? words(template.quote, values) : "",
    button: template.button ? words(template.button, values) : "",
    after: (template.after ?? []).map((line) => words(line, values)),
  };
  return { subject: parts.subject, text: text(parts), html: html(parts) };
}
