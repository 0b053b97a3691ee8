import { useMutation } from "@tanstack/react-query";
import type { Me, NotificationKind } from "@redress/backend/contract";
import { useState } from "react";
import { Problem } from "../../components/ui/announced.js";
import { Button } from "../../components/ui/button.js";
import { Card } from "../../components/ui/card.js";
import { Checkbox } from "../../components/ui/checkbox.js";
import { api } from "../../lib/api.js";
import { t, type MessageId } from "../../lib/i18n.js";
import { problemText } from "../../lib/problem-text.js";
import { updatePerson, useMe } from "../../lib/session.js";
import { toast } from "../../lib/toasts.js";

type Preferences = Me["notification_preferences"];
type Channel = keyof Preferences[NotificationKind];
const CHANNELS = [
  ["in_app", "accounts.notify.in_app"],
  ["email", "accounts.notify.email"],
  ["push", "accounts.notify.push"],
] as const satisfies readonly (readonly [Channel, MessageId])[];
const CUSTOMER_KINDS: readonly NotificationKind[] = ["created", "status_changed", "comment"];
const STAFF_KINDS: readonly NotificationKind[] = [
  ...CUSTOMER_KINDS,
  "assigned",
  "warning",
  "breached",
  "escalated",
  "unassigned",
  "followed",
  "woken",
  "matched",
  "mention",
];

const STAFF_LABELS: Record<NotificationKind, MessageId> = {
  created: "accounts.notify.created",
  assigned: "accounts.notify.assigned",
  status_changed: "accounts.notify.status_changed",
  comment: "accounts.notify.comment",
  warning: "accounts.notify.warning",
  breached: "accounts.notify.breached",
  escalated: "accounts.notify.escalated",
  unassigned: "accounts.notify.unassigned",
  followed: "accounts.notify.followed",
  woken: "accounts.notify.woken",
  matched: "accounts.notify.matched",
  mention: "accounts.notify.mention",
};
const CUSTOMER_LABELS: Partial<Record<NotificationKind, MessageId>> = {
  created: "accounts.notify.customer.created",
  status_changed: "accounts.notify.customer.status_changed",
  comment: "accounts.notify.customer.comment",
};

/** What one is told about, and how. */
export function NotificationPreferencesCard() {
  const me = useMe();
  const [draft, setDraft] = useState<Preferences | null>(null);
  const shown = draft ?? me.notification_preferences;
  const save = useMutation({
    mutationFn: (preferences: Preferences) =>
      api.updateMe({ body: { notification_preferences: preferences }, ifMatch: me.version }),
    onSuccess: (saved) => {
      updatePerson(saved);
      setDraft(null);
      toast(t("accounts.profile.saved"));
    },
  });
  const kinds = me.is_staff ? STAFF_KINDS : CUSTOMER_KINDS;
  const toggle = (kind: NotificationKind, channel: Channel) => {
    setDraft({ ...shown, [kind]: { ...shown[kind], [channel]: !shown[kind][channel] } });
  };
  return (
    <Card title={t("accounts.notify.title")} id="notifications">
      <table className="w-full border-collapse text-start">
        <thead>
          <tr className="text-dense text-muted">
            <th scope="col" className="py-1 text-start font-medium">
              {t("accounts.notify.when")}
            </th>
            {CHANNELS.map(([channel, name]) => (
              <th key={channel} scope="col" className="px-2 py-1 text-center font-medium">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => {
            const label = t((!me.is_staff && CUSTOMER_LABELS[kind]) || STAFF_LABELS[kind]);
            return (
              <tr key={kind} className="border-t border-border">
                <th scope="row" className="py-1 text-start font-normal">
                  {label}
                </th>
                {CHANNELS.map(([channel, name]) => (
                  <td key={channel} className="px-2 py-1 text-center">
                    <Checkbox
                      hideLabel
                      label={`${label}: ${t(name)}`}
                      checked={shown[kind][channel]}
                      onChange={() => toggle(kind, channel)}
                    />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="text-dense text-muted">{t("accounts.notify.push.about")}</p>
      {save.error && <Problem>{problemText(save.error)}</Problem>}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" disabled={!draft} busy={save.isPending} onClick={() => draft && save.mutate(draft)}>
          {t("ui.save")}
        </Button>
        {draft && <Button onClick={() => setDraft(null)}>{t("accounts.discard")}</Button>}
      </div>
    </Card>
  );
}
