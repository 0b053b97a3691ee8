import type { MailTemplate } from "./template.js";

/** What the customer reads, one per kind of notification. */
export const customerTemplates = {
  created: {
    subject: "{{number}}: we have your complaint",
    heading: "We have your complaint",
    lines: [
      "Hello {{name}},",
      "thank you for telling us about “{{subject}}”. Your reference is {{number}}.",
      "{{#if first_response_due}}We will reply by {{first_response_due}}.{{/if}}",
      "{{#if resolution_due}}You will have our full answer by {{resolution_due}}.{{/if}}",
    ],
    button: "Follow your complaint",
  },
  assigned: {
    subject: "{{number}}: {{to_name}} is looking after your complaint",
    heading: "{{to_name}} is looking after your complaint",
    lines: ["Hello {{name}},", "your complaint “{{subject}}” now has somebody who takes care of it: {{to_name}}."],
    button: "Follow your complaint",
  },
  comment: {
    subject: "{{number}}: we replied to your complaint",
    heading: "{{actor_name}} replied",
    lines: ["Hello {{name}},", "there is a new message about “{{subject}}”:"],
    quote: "{{comment}}",
    button: "Read and reply",
  },
  status_changed: {
    subject: "{{number}}: {{status_phrase}}",
    heading: "{{status_heading}}",
    lines: ["Hello {{name}},", "{{status_sentence}}", "{{#if comment}}{{actor_name}} wrote:{{/if}}"],
    quote: "{{comment}}",
    button: "{{status_button}}",
  },
  extended: {
    subject: "{{number}}: we need more time",
    heading: "We need more time",
    lines: [
      "Hello {{name}},",
      "we cannot finish your complaint “{{subject}}” as early as we said. {{#if due}}You will hear from us by {{due}}.{{/if}}",
      "The reason: {{reason}}",
    ],
    button: "Follow your complaint",
  },
} as const satisfies Record<string, MailTemplate>;
