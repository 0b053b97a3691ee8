import type { MailTemplate } from "./template.js";

/**
 * Mails to people without an account. Their code and link let someone in: both are secrets. What the visitor wrote is
 * not repeated: anybody may type anybody's address into the form.
 */
export const guestTemplates = {
  confirm: {
    subject: "{{code}} is your code to send your complaint",
    heading: "{{code}} is your code",
    lines: [
      "Somebody, most likely you, wrote a complaint at {{desk}} and gave this address.",
      "Type the code into the page where you wrote it, or press the button. Only then do we receive your complaint.",
    ],
    button: "Send my complaint",
    after: [
      "The code works for {{minutes}} minutes, the button for 24 hours. If it was not you, you can ignore this mail: nothing is sent, and what was written is removed.",
    ],
  },
  track: {
    subject: "{{code}} is your code to see {{number}}",
    heading: "{{code}} is your code",
    lines: [
      "Somebody, most likely you, asked to see your complaint {{number}} at {{desk}}.",
      "Type the code into the page where you asked, or press the button.",
    ],
    button: "See my complaint",
    after: [
      "The code works for {{minutes}} minutes in the browser where you asked, the button once, for 24 hours. If it was not you, you can ignore this mail: without it nobody gets to see your complaint.",
    ],
  },
} as const satisfies Record<string, MailTemplate>;

export type GuestTemplate = keyof typeof guestTemplates;
