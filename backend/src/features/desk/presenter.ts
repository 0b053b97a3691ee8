import type { Settings as SettingsView, UpdateSettingsBody } from "../../contract/index.js";
import { coloursOf, deskLogoUrl } from "./brand.js";
import type { Bounds, SettingsChange } from "./commands/change-settings.js";
import type { Group } from "./groups.js";
import { presentLastChange, type LastChangeRow } from "./last-change.js";
import type { Settings } from "./models.js";

export function presentSettings(
  settings: Settings,
  changed: Record<Group, LastChangeRow>,
  bounds: Bounds,
): SettingsView {
  return {
    name: settings.name,
    time_zone: settings.timeZone,
    language: settings.language,
    support_contact: settings.supportContact,
    customer_priority: settings.customerPriority,
    auto_close_days: settings.autoCloseDays,
    reopen_days: settings.reopenDays,
    attachment_max_bytes: Math.min(settings.attachmentMaxBytes, bounds.attachmentMaxBytes),
    attachment_max_files: Math.min(settings.attachmentMaxFiles, bounds.attachmentMaxFiles),
    attachment_bounds: { max_bytes: bounds.attachmentMaxBytes, max_files: bounds.attachmentMaxFiles },
    files_scanned: bounds.scanAt !== null,
    two_factor_required: settings.twoFactorRequired,
    accent: settings.accent,
    colours: coloursOf(settings.accent),
    logo_url: deskLogoUrl(settings.logo),
    changed: {
      desk: presentLastChange(changed.desk),
      complaints: presentLastChange(changed.complaints),
      attachments: presentLastChange(changed.attachments),
      sign_in: presentLastChange(changed.sign_in),
      branding: presentLastChange(changed.branding),
    },
    version: settings.version,
  };
}

/** From the wire's names to the command's. */
export function changeOf(body: UpdateSettingsBody): SettingsChange {
  return {
    name: body.name,
    timeZone: body.time_zone,
    language: body.language,
    supportContact: body.support_contact,
    customerPriority: body.customer_priority,
    autoCloseDays: body.auto_close_days,
    reopenDays: body.reopen_days,
    attachmentMaxBytes: body.attachment_max_bytes,
    attachmentMaxFiles: body.attachment_max_files,
    twoFactorRequired: body.two_factor_required,
    accent: body.accent,
  };
}
