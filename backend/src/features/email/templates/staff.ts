import type { MailTemplate } from "./template.js";

/** What members of staff read, one per kind of notification. */
export const staffTemplates = {
  created: {
    subject: "{{number}} is new: {{subject}}",
    heading: "New ticket",
    lines: ["{{customer_name}} filed {{number}}, “{{subject}}”, priority {{priority}}."],
    quote: "{{description}}",
    button: "Open ticket",
  },
  assigned: {
    subject: "{{number}} is yours: {{subject}}",
    heading: "{{number}} was assigned to you",
    lines: [
      "{{actor_name}} assigned “{{subject}}” to you.",
      "{{#if reason}}Reason: {{reason}}{{/if}}",
      "{{#if next_due}}Next due: {{next_due}}.{{/if}}",
    ],
    button: "Open ticket",
  },
  status_changed: {
    subject: "{{number}} is {{status_word}}: {{subject}}",
    heading: "{{number}} is {{status_word}}",
    lines: ["{{actor_name}} changed “{{subject}}” from {{from_word}} to {{status_word}}."],
    quote: "{{comment}}",
    button: "Open ticket",
  },
  comment: {
    subject: "{{number}}: {{actor_name}} {{#if internal}}left a note{{else}}replied{{/if}}",
    heading: "{{actor_name}} {{#if internal}}left an internal note{{else}}replied{{/if}}",
    lines: ["On “{{subject}}”:"],
    quote: "{{comment}}",
    button: "Open ticket",
  },
  followed: {
    subject: "{{number}}, which you follow: {{subject}}",
    heading:
      "{{#if status_word}}{{number}} is {{status_word}}{{else}}{{#if comment}}{{actor_name}} {{#if internal}}left an internal note{{else}}replied{{/if}}{{else}}{{number}} {{#if to_name}}was given to {{to_name}}{{else}}has nobody now{{/if}}{{/if}}{{/if}}",
    lines: ["On “{{subject}}”, which you follow."],
    quote: "{{comment}}",
    button: "Open ticket",
  },
  woken: {
    subject: "{{number}} is back in your queue: {{subject}}",
    heading: "{{number}} is back in your queue",
    lines: ["You had put “{{subject}}” aside. {{woken_sentence}}", "{{#if next_due}}Next due: {{next_due}}.{{/if}}"],
    button: "Open ticket",
  },
  matched: {
    subject: "{{number}} is new in one of your views: {{subject}}",
    heading: "{{number}} is new in one of your views",
    lines: [
      "“{{subject}}” matches a view that tells you of new tickets.",
      "{{#if next_due}}Next due: {{next_due}}.{{/if}}",
    ],
    button: "Open ticket",
  },
  mention: {
    subject: "{{number}}: {{actor_name}} mentioned you",
    heading: "{{actor_name}} mentioned you",
    lines: ["In an internal note on “{{subject}}”:"],
    quote: "{{comment}}",
    button: "Open ticket",
  },
  warning: {
    subject: "{{number}} is at risk: {{metric_word}} due {{due}}",
    heading: "{{number}} is at risk",
    lines: ["The {{metric_word}} of “{{subject}}” is due {{due}}."],
    button: "Open ticket",
  },
  breached: {
    subject: "{{number}} is overdue: {{metric_word}} was due {{due}}",
    heading: "{{number}} is overdue",
    lines: [
      "The {{metric_word}} of “{{subject}}” was due {{due}}. {{#if assignee_name}}{{assignee_name}} has the ticket.{{else}}Nobody has the ticket.{{/if}}",
    ],
    button: "Open ticket",
  },
  unassigned: {
    subject: "{{number}} has nobody: {{subject}}",
    heading: "{{number}} has nobody to look after it",
    lines: [
      "“{{subject}}” was to be assigned by itself, but nobody who could take it is there now.",
      "{{#if next_due}}Next due: {{next_due}}.{{/if}}",
    ],
    button: "Open ticket",
  },
  escalated: {
    subject: "{{number}} was escalated to level {{level}}: {{subject}}",
    heading: "{{number}} was escalated to level {{level}}",
    lines: [
      "{{#if by_person}}{{actor_name}} escalated “{{subject}}”{{#if to_name}} to {{to_name}}{{/if}}.{{else}}“{{subject}}” was escalated by its policy{{#if to_name}} to {{to_name}}{{/if}}.{{/if}}",
      "{{#if reason}}Reason: {{reason}}{{/if}}",
      "{{#if next_due}}Next due: {{next_due}}.{{/if}}",
    ],
    button: "Open ticket",
  },
} as const satisfies Record<string, MailTemplate>;
