/**
 * A mail's words, as Handlebars strings. Only we write them; what people wrote comes in as values, which the HTML
 * escapes, so that `{{ }}` or tags in a complaint stay text.
 */
export interface MailTemplate {
  subject: string;
  heading: string;
  /** Paragraphs; one that renders to nothing is left out. */
  lines: readonly string[];
  /** Somebody's own words, shown as a quotation; line breaks stay. */
  quote?: string;
  /** Label of the button that leads to `{{link}}`. */
  button?: string;
  /** Small print below the button. */
  after?: readonly string[];
}
