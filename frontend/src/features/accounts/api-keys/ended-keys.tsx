import type { EndedKey } from "@redress/backend/contract";
import { formatDate, formatList } from "../../../lib/format.js";
import { t, type MessageId } from "../../../lib/i18n.js";

const WHY: Record<EndedKey["because"], MessageId> = {
  password_reset: "api_keys.ended.password_reset",
  password_changed: "api_keys.ended.password_changed",
  deactivated: "api_keys.ended.deactivated",
};

/** Keys that ended with something else: whoever wonders why a program is refused finds the reason here. */
export function EndedKeys({ keys }: { keys: readonly EndedKey[] }) {
  // What ended together is told together.
  const groups = new Map<string, EndedKey[]>();
  for (const key of keys) groups.set(key.revoked_at, [...(groups.get(key.revoked_at) ?? []), key]);
  if (groups.size === 0) return null;
  return (
    <div className="flex flex-col gap-1 text-dense text-muted">
      {[...groups.values()].map((group) => {
        const [first] = group;
        if (!first) return null;
        const names = formatList(group.map(({ name, prefix }) => `${name} (${prefix}…)`));
        return <p key={first.id}>{t(WHY[first.because], { date: formatDate(first.revoked_at), names })}</p>;
      })}
    </div>
  );
}
