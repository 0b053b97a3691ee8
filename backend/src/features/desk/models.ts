import type { Picture } from "../../platform/image/keep-picture.js";

/** The desk's settings: the one row of `desk`, as far as admins set it. */
export interface Settings {
  name: string;
  /** IANA name; dates without a reader, such as those in mail to strangers, are written in it. */
  timeZone: string;
  /** What people are written to in while they have chosen nothing. */
  language: string;
  /** A line that tells customers how to reach somebody; null: none. */
  supportContact: string | null;
  /** `request`: what customers choose is a wish that staff confirm. */
  customerPriority: "apply" | "request";
  /** Days after which a resolved ticket closes by itself. */
  autoCloseDays: number;
  /** Days during which a customer may reopen a closed ticket. */
  reopenDays: number;
  /** As set; the configuration's bound goes before it: see `readRules`. */
  attachmentMaxBytes: number;
  /** Per message; bounded likewise. */
  attachmentMaxFiles: number;
  /** Of whom a second factor is demanded. */
  twoFactorRequired: "nobody" | "admins" | "staff";
  /** "#rrggbb"; null: the product's own. */
  accent: string | null;
  logo: Picture | null;
  version: number;
}
