import { notificationKinds, type NotificationKind } from "../../contract/index.js";

export interface Channels {
  in_app: boolean;
  email: boolean;
  /** In the browsers that the person switched on; without any of them it means nothing. */
  push: boolean;
}
export type NotificationPreferences = Record<NotificationKind, Channels>;
/** As stored, by a process that may have known fewer ways. */
export type StoredPreferences = Partial<Record<NotificationKind, Partial<Channels>>>;
/** As asked for, maybe by a page that does not know of push. */
export type ChosenPreferences = Record<NotificationKind, Omit<Channels, "push"> & { push?: boolean | undefined }>;

/**
 * What a person hears of until they choose otherwise: everything, in every way. But a busy desk files complaints all day: staff ask for
 * those. What they follow, what comes back to their queue and what is new in their views is for who sits before it: mailed only on request. What calls
 * somebody back to the desk is worth more than what merely changed there: of the latter browsers say nothing by themselves.
 */
export function defaultPreferences(isStaff: boolean): NotificationPreferences {
  const every = { in_app: true, email: true, push: true };
  const all = Object.fromEntries(notificationKinds.map((kind) => [kind, every])) as NotificationPreferences;
  if (!isStaff) return { ...all, created: { ...every, push: false } };
  return {
    ...all,
    created: { in_app: false, email: false, push: false },
    status_changed: { ...every, push: false },
    followed: { in_app: true, email: false, push: false },
    woken: { ...every, email: false },
    matched: { ...every, email: false },
  };
}

/** A person's choices, complete: stored are only those that differ, so that a new default reaches everybody else. */
export function preferencesOf(stored: StoredPreferences, isStaff: boolean): NotificationPreferences {
  const byDefault = defaultPreferences(isStaff);
  const all = notificationKinds.map((kind) => [kind, { ...byDefault[kind], ...stored[kind] }]);
  return Object.fromEntries(all) as NotificationPreferences;
}

/** What has to be stored of complete choices; `before` says what they leave open. */
export function differingPreferences(
  chosen: ChosenPreferences,
  before: NotificationPreferences,
  isStaff: boolean,
): StoredPreferences {
  const byDefault = defaultPreferences(isStaff);
  const all = notificationKinds.map((kind) => {
    const { in_app, email, push = before[kind].push } = chosen[kind];
    return [kind, { in_app, email, push }] as const;
  });
  const ways = ["in_app", "email", "push"] as const;
  return Object.fromEntries(all.filter(([kind, to]) => ways.some((way) => to[way] !== byDefault[kind][way])));
}
