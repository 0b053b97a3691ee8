import type { MailTemplate } from "./template.js";

/** Mails about what people do with their own account, and what somebody else might have done with it. */
export const ownAccountTemplates = {
  password_replaced: {
    subject: "Your password was changed",
    heading: "Your password was changed",
    lines: [
      "Hello {{name}},",
      "the password of your account at {{desk}} was changed in your profile, and every other device was signed out.",
      "{{#if keys_revoked}}API keys of yours that no longer work: {{keys_revoked}}.{{/if}}",
      "{{#if keys_left}}API keys of yours that still work: {{keys_left}}. If you do not know each of them, revoke them in your profile.{{/if}}",
    ],
    button: "Sign in",
    after: [
      "If it was not you, choose “Forgot password?” there at once: the new link makes yours the only password again.",
    ],
  },
  change_email: {
    subject: "Confirm your new email address",
    heading: "Confirm your new email address",
    lines: ["Hello {{name}},", "you want to use this address for your account at {{desk}}. Confirm it to change over."],
    button: "Confirm new address",
    after: ["The link works once, for 24 hours. If it was not you, you can ignore this mail: nothing changes."],
  },
  email_change_requested: {
    subject: "Your email address is about to change",
    heading: "Your email address is about to change",
    lines: [
      "Hello {{name}},",
      "somebody who is signed in as you at {{desk}} wants to use another address for your account. It changes once a link that went to the new address is followed.",
    ],
    button: "Open my profile",
    after: ["If it was not you, take it back in your profile and change your password."],
  },
  email_changed: {
    subject: "Your email address was changed",
    heading: "Your email address was changed",
    lines: [
      "Hello {{name}},",
      "your account at {{desk}} has another address now. This one no longer signs you in, and links that went to it no longer work.",
    ],
    after: ["If it was not you, reply to {{desk}} at once by another way: somebody else may have your account."],
  },
  email_wanted: {
    subject: "Somebody wants to use your address",
    heading: "Somebody wants to use your address",
    lines: [
      "Hello {{name}},",
      "somebody wants to use this address for another account at {{desk}}. It is yours here, so nothing has changed.",
    ],
    button: "Sign in",
    after: ["If it was you: one address belongs to one account. Sign in with this one, or use another address."],
  },
} as const satisfies Record<string, MailTemplate>;
