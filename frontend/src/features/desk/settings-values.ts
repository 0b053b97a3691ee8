import type { Settings, UpdateSettingsBody } from "@redress/backend/contract";

/** The settings as the form holds them: everything is text. */
export interface SettingsValues {
  name: string;
  time_zone: string;
  language: string;
  support_contact: string;
  customer_priority: string;
  auto_close_days: string;
  reopen_days: string;
  /** In megabytes of 1024 kilobytes. */
  attachment_max_bytes: string;
  attachment_max_files: string;
  two_factor_required: string;
  accent: string;
}

const MEGABYTE = 1024 ** 2;

export function valuesOf(settings: Settings): SettingsValues {
  return {
    name: settings.name,
    time_zone: settings.time_zone,
    language: settings.language,
    support_contact: settings.support_contact ?? "",
    customer_priority: settings.customer_priority,
    auto_close_days: String(settings.auto_close_days),
    reopen_days: String(settings.reopen_days),
    attachment_max_bytes: String(megabytesOf(settings.attachment_max_bytes)),
    attachment_max_files: String(settings.attachment_max_files),
    two_factor_required: settings.two_factor_required,
    accent: settings.accent ?? "",
  };
}

/** Down to two digits, so that what is shown never allows more than what is meant. */
export const megabytesOf = (bytes: number): number => Math.floor((bytes / MEGABYTE) * 100) / 100;

/** Only what differs from the present settings is sent: nobody else's change is undone by the way. */
export function changesOf(values: SettingsValues, settings: Settings): UpdateSettingsBody {
  const before = valuesOf(settings);
  const wanted: UpdateSettingsBody = {
    name: values.name,
    time_zone: values.time_zone,
    language: values.language,
    support_contact: values.support_contact.trim() || null,
    customer_priority: values.customer_priority as Settings["customer_priority"],
    auto_close_days: Number(values.auto_close_days),
    reopen_days: Number(values.reopen_days),
    attachment_max_bytes: Math.floor(Number(values.attachment_max_bytes) * MEGABYTE),
    attachment_max_files: Number(values.attachment_max_files),
    two_factor_required: values.two_factor_required as Settings["two_factor_required"],
    accent: values.accent || null,
  };
  return Object.fromEntries(
    Object.entries(wanted).filter(([field]) => {
      const name = field as keyof SettingsValues;
      return values[name].trim() !== before[name];
    }),
  );
}
