import { notificationKinds, type NotificationKind } from "../../contract/index.js";

export interface Channels {
  in_app: boolean;
  email: boolean;
}
export type NotificationPreferences = Record<NotificationKind, Channels>;

/** What a person hears of until they choose otherwise: everything, both ways. */
export const defaultPreferences = Object.fromEntries(
  notificationKinds.map((kind) => [kind, { in_app: true, email: true }]),
) as NotificationPreferences;

/** A person's choices, complete: stored are only those that differ, so that a new default reaches everybody else. */
export function preferencesOf(stored: Partial<NotificationPreferences>): NotificationPreferences {
  return { ...defaultPreferences, ...stored };
}

/** What has to be stored of complete choices. */
export function differingPreferences(chosen: NotificationPreferences): Partial<NotificationPreferences> {
  const differing = notificationKinds.filter((kind) => {
    const byDefault = defaultPreferences[kind];
    return chosen[kind].in_app !== byDefault.in_app || chosen[kind].email !== byDefault.email;
  });
  return Object.fromEntries(differing.map((kind) => [kind, chosen[kind]]));
}
