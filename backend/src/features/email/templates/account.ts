import { ownAccountTemplates } from "./own-account.js";
import type { MailTemplate } from "./template.js";

/** Mails about an account. Their link lets someone in: it is a secret and never kept longer than needed. */
export const accountTemplates = {
  verify_email: {
    subject: "Confirm your email address",
    heading: "Confirm your email address",
    lines: ["Hello {{name}},", "you made an account at {{desk}} with this address. Confirm it to sign in."],
    button: "Confirm address",
    after: ["The link works once, for 24 hours. If you did not make an account, you can ignore this mail."],
  },
  already_registered: {
    subject: "You already have an account",
    heading: "You already have an account",
    lines: [
      "Hello {{name}},",
      "somebody, most likely you, tried to make an account at {{desk}} with this address. There is one already: sign in with it.",
    ],
    button: "Sign in",
    after: [
      "If you do not remember the password, choose “Forgot password?” there. If it was not you, nothing has changed.",
    ],
  },
  reset_password: {
    subject: "Set a new password",
    heading: "Set a new password",
    lines: ["Hello {{name}},", "you asked to set a new password for your account at {{desk}}."],
    button: "Set a new password",
    after: [
      "The link works once, for 30 minutes. If you did not ask for it, you can ignore this mail: your password stays as it is.",
    ],
  },
  invitation: {
    subject: "You are invited to {{desk}}",
    heading: "Join {{desk}}",
    lines: ["Hello {{name}},", "you were invited to {{desk}}. Choose a password to begin."],
    button: "Accept invitation",
    after: ["The link works once, for 72 hours."],
  },
  password_changed: {
    subject: "Your password was changed",
    heading: "Your password was changed",
    lines: [
      "Hello {{name}},",
      "the password of your account at {{desk}} was changed, and every device was signed out.",
      "{{#if keys_revoked}}API keys of yours that no longer work: {{keys_revoked}}. Make new ones for the programs that need them.{{/if}}",
    ],
    button: "Sign in",
    after: [
      "If it was not you, choose “Forgot password?” there at once: the new link makes yours the only password again.",
    ],
  },
  session_ended: {
    subject: "You were signed out for your safety",
    heading: "You were signed out for your safety",
    lines: [
      "Hello {{name}},",
      "a sign-in of yours at {{desk}} was used in two places, as if somebody had copied it, so it was ended.",
    ],
    button: "Sign in",
    after: ["If you do not know why this could have happened, choose “Forgot password?” there and set a new password."],
  },
  api_key_made: {
    subject: "An API key was made in your name",
    heading: "An API key was made in your name",
    lines: [
      "Hello {{name}},",
      "somebody, most likely you, made the API key {{about}} at {{desk}}. Programs that have it act in your name.",
    ],
    button: "See your API keys",
    after: ["If it was not you, revoke the key there at once and change your password."],
  },
  two_factor_on: {
    subject: "Two-factor is on",
    heading: "Two-factor is on",
    lines: [
      "Hello {{name}},",
      "from now on, signing in to your account at {{desk}} takes a code of your app beside the password. Every other device was signed out.",
    ],
    button: "Open your profile",
    after: ["If it was not you, somebody knows your password: tell an admin of {{desk}} at once."],
  },
  two_factor_off: {
    subject: "Two-factor is off",
    heading: "Two-factor is off",
    lines: ["Hello {{name}},", "from now on, your password alone signs in to your account at {{desk}}."],
    button: "Open your profile",
    after: [
      "If it was not you, choose “Forgot password?” at the sign-in, set a new password, and turn two-factor on again.",
    ],
  },
  two_factor_removed: {
    subject: "Your two-factor was taken away",
    heading: "Your two-factor was taken away",
    lines: [
      "Hello {{name}},",
      "an admin turned off the two-factor of your account at {{desk}}, as is done when a phone is lost. Sign in with your password and set it up anew.",
    ],
    button: "Sign in",
    after: ["If you did not ask for it, tell an admin of {{desk}} at once."],
  },
  two_factor_reset: {
    subject: "Your two-factor was taken away",
    heading: "Your two-factor was taken away",
    lines: [
      "Hello {{name}},",
      "whoever runs the server of {{desk}} turned off the two-factor of your account, as is done when phone and recovery codes are lost. Every device was signed out. Sign in with your password and set it up anew.",
    ],
    button: "Sign in",
    after: ["If you did not ask for it, tell whoever runs the server of {{desk}} at once, and change your password."],
  },
  recovery_code_used: {
    subject: "A recovery code was used",
    heading: "A recovery code was used",
    lines: [
      "Hello {{name}},",
      "somebody, most likely you, signed in to your account at {{desk}} with a recovery code. That code no longer works. Your profile shows how many are left.",
    ],
    button: "Open your profile",
    after: ["If it was not you, choose “Forgot password?” at the sign-in and set a new password at once."],
  },
  recovery_codes_renewed: {
    subject: "You have new recovery codes",
    heading: "You have new recovery codes",
    lines: [
      "Hello {{name}},",
      "new recovery codes were made for your account at {{desk}}. The earlier ones no longer work.",
    ],
    button: "Open your profile",
    after: ["If it was not you, choose “Forgot password?” at the sign-in and set a new password at once."],
  },
  codes_guessed: {
    subject: "Somebody may know your password",
    heading: "Somebody may know your password",
    lines: [
      "Hello {{name}},",
      "somebody typed the right password of your account at {{desk}} and then several wrong codes. Two-factor kept them out.",
    ],
    button: "Set a new password",
    after: ["If it was you, there is nothing to do: wait for the next code of your app, or use a recovery code."],
  },
  ...ownAccountTemplates,
} as const satisfies Record<string, MailTemplate>;

export type AccountTemplate = keyof typeof accountTemplates;
