import type { Canned } from "@redress/backend/contract";
import { Tag } from "../../components/ui/tag.js";
import { formatNumber } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { useMe } from "../../lib/session.js";
import { ActionChips } from "./action-chips.js";
import { actionsOf } from "./action-words.js";
import { readableText } from "./readable-text.js";

/** One line of the list: how it is called for, how it begins, how often it is used. */
export function CannedRow({ canned, onOpen }: { canned: Canned; onOpen: () => void }) {
  const { shortcut, title, texts, team, folder, uses, archived } = canned;
  const text = readableText(texts, useMe().locale);
  return (
    <li className="flex flex-col gap-1 border-b border-border px-4 py-3 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <button
          type="button"
          onClick={onOpen}
          className="min-h-6 max-w-full truncate rounded-chip text-start font-medium text-link hover:underline touch-target"
        >
          <bdi>{title}</bdi>
        </button>
        <code dir="ltr" className="text-dense text-muted">
          /{shortcut}
        </code>
        {team && <Tag tone="info">{team.name}</Tag>}
        {folder && <Tag>{folder}</Tag>}
        {archived && <Tag tone="warn">{t("canned.archived")}</Tag>}
        <span className="ms-auto text-dense text-muted tabular-nums">
          <span aria-hidden>{t("canned.uses_short", { count: formatNumber(uses) })}</span>
          <span className="sr-only">{t("canned.uses", { count: uses })}</span>
        </span>
      </div>
      <p dir="auto" lang={text?.language} className="truncate text-dense text-muted">
        {text?.body ?? t("canned.is_macro")}
      </p>
      <ActionChips actions={actionsOf(canned.actions)} />
    </li>
  );
}
