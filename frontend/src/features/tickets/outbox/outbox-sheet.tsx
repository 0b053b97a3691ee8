import { Link } from "react-router-dom";
import { Button } from "../../../components/ui/button.js";
import "../../../components/ui/dialog-panel.js";
import { Sheet } from "../../../components/ui/dialog.js";
import { When } from "../../../components/ui/when.js";
import { t } from "../../../lib/i18n.js";
import { changedField, changeValueWord } from "../model/change-words.js";
import type { TicketChange } from "../model/ticket-change.js";
import { takeBack } from "./take-back.js";
import { changeInOutbox, takeFromOutbox, type Deed, type Waiting } from "./outbox.js";

export interface OutboxSheetProps {
  open: boolean;
  onClose: () => void;
  entries: readonly Waiting[];
}

/** Everything that waits or was not done, in order, each with a way on. */
export function OutboxSheet({ open, onClose, entries }: OutboxSheetProps) {
  return (
    <Sheet open={open} onClose={onClose} title={t("outbox.title")} description={t("outbox.about")}>
      <ul className="flex flex-col gap-3">
        {entries.map((entry) => (
          <Entry key={entry.key} entry={entry} onLeave={onClose} />
        ))}
      </ul>
    </Sheet>
  );
}

function Entry({ entry, onLeave }: { entry: Waiting; onLeave: () => void }) {
  const { ticket, deed, refusal, at, key } = entry;
  return (
    <li className="flex flex-col gap-1 rounded-control border border-border p-3">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <Link to={`/queue/all?ticket=${ticket.id}`} onClick={onLeave} className="text-link hover:underline">
          <bdi>{ticket.number}</bdi>
        </Link>
        <span className="min-w-0 flex-1 truncate text-muted">{ticket.subject}</span>
        <When at={at} className="text-meta text-muted" />
      </p>
      <p className="wrap-anywhere">{deedWords(deed)}</p>
      {refusal?.kind === "refused" && <p className="text-danger-fg">{refusal.reason}</p>}
      {refusal && deed.kind === "message" && <p className="text-muted">{t("outbox.draft_stays")}</p>}
      {refusal?.kind === "stale" && deed.kind === "macro" ? (
        <>
          <p className="text-danger-fg">{t("outbox.stale", byWhom(refusal))}</p>
          <p className="flex flex-wrap gap-2">
            <Button onClick={() => takeFromOutbox(key)}>{t("outbox.dismiss")}</Button>
            <Button onClick={() => changeInOutbox(key, { refusal: null, deed: { ...deed, version: refusal.version } })}>
              {t("outbox.run_now")}
            </Button>
          </p>
        </>
      ) : refusal?.kind === "conflict" && deed.kind === "change" ? (
        <>
          <p className="text-danger-fg">
            {t("outbox.conflict", {
              ...byWhom(refusal),
              theirs: changeValueWord({ ...deed.change, value: refusal.theirs.value } as TicketChange),
              yours: changeValueWord(deed.change),
            })}
          </p>
          <p className="flex flex-wrap gap-2">
            <Button onClick={() => takeFromOutbox(key)}>{t("ticket.conflict.keep")}</Button>
            <Button onClick={() => changeInOutbox(key, { refusal: null, deed: { ...deed, seen: refusal.theirs } })}>
              {t("ticket.conflict.reapply")}
            </Button>
          </p>
        </>
      ) : (
        <p>
          <Button onClick={() => takeBack(entry)}>{t(refusal ? "outbox.dismiss" : "outbox.take_back")}</Button>
        </p>
      )}
    </li>
  );
}

const byWhom = ({ by }: { by: string | null }) => ({ by: by ?? "", known: by === null ? "no" : "yes" });

function deedWords(deed: Deed): string {
  if (deed.kind === "macro") return t("outbox.macro", { name: deed.canned.title });
  if (deed.kind === "change") return `${changedField(deed.change.field)}: ${changeValueWord(deed.change)}`;
  return t(deed.mode === "internal" ? "outbox.note" : "outbox.reply", { text: deed.text });
}
