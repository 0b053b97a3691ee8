import { notificationKinds, type NotificationKind } from "../../contract/index.js";

export interface Channels {
  in_app: boolean;
  email: boolean;
}
export type NotificationPreferences = Record<NotificationKind, Channels>;

/**
 * What a person hears of until they choose otherwise: everything, both ways. But a busy desk files complaints all day: staff ask for
 * those. What they follow, and what comes back to their queue, is for who sits before it: mailed only on request.
 */
export function defaultPreferences(isStaff: boolean): NotificationPreferences {
  const both = { in_app: true, email: true };
  const all = Object.fromEntries(notificationKinds.map((kind) => [kind, both])) as NotificationPreferences;
  const inApp = { in_app: true, email: false };
  return isStaff ? { ...all, created: { in_app: false, email: false }, followed: inApp, woken: inApp } : all;
}

/** A person's choices, complete: stored are only those that differ, so that a new default reaches everybody else. */
export function preferencesOf(stored: Partial<NotificationPreferences>, isStaff: boolean): NotificationPreferences {
  return { ...defaultPreferences(isStaff), ...stored };
}

/** What has to be stored of complete choices. */
export function differingPreferences(
  chosen: NotificationPreferences,
  isStaff: boolean,
): Partial<NotificationPreferences> {
  const byDefault = defaultPreferences(isStaff);
  const differing = notificationKinds.filter(
    (kind) => chosen[kind].in_app !== byDefault[kind].in_app || chosen[kind].email !== byDefault[kind].email,
  );
  return Object.fromEntries(differing.map((kind) => [kind, chosen[kind]]));
}
