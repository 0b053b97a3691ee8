import type { TicketRow } from "@redress/backend/contract";
import { ArrowRight } from "lucide-react";
import { useState, type FormEvent } from "react";
import { Button } from "../../../components/ui/button.js";
import { Dialog } from "../../../components/ui/dialog.js";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { RadioGroup } from "../../../components/ui/radio-group.js";
import { StatusBadge } from "../../../components/ui/status-badge.js";
import { t } from "../../../lib/i18n.js";
import { problemText } from "../../../lib/problem-text.js";
import { TicketPicker } from "./ticket-picker.js";
import { useMerge } from "./use-merge.js";

export interface MergeDialogProps {
  /** One that is to go into another, or several of which one is to stay. */
  tickets: readonly TicketRow[];
  onClose: () => void;
  /** Called with the ticket that has it all. */
  onMerged: (target: TicketRow) => void;
}

/** Which ticket goes into which, and what that will do. */
export function MergeDialog({ tickets, onClose, onMerged }: MergeDialogProps) {
  const oldestFirst = tickets.toSorted((a, b) => a.id - b.id);
  const [first] = oldestFirst;
  const isOne = tickets.length === 1;
  const [target, setTarget] = useState<TicketRow | null>(isOne ? null : (first ?? null));
  const [attempt, setAttempt] = useState(0);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { merge } = useMerge();
  if (!first) return null;
  const sources = oldestFirst.filter(({ id }) => id !== target?.id);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAttempt((count) => count + 1);
    if (!target || busy) return;
    setBusy(true);
    try {
      await merge(sources, target);
      onMerged(target);
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={isOne ? t("merge.title", { number: first.number }) : t("merge.title_many", { count: tickets.length })}
      description={t("merge.about")}
    >
      <form noValidate onSubmit={(event) => void submit(event)} className="flex min-h-96 flex-col gap-4 pb-4">
        {problem !== null && <ErrorSummary errors={[{ message: problemText(problem) }]} attempt={attempt} />}
        {isOne ? (
          <TicketPicker
            label={t("merge.into")}
            hint={t("merge.into_hint")}
            error={attempt > 0 && !target ? t("links.ticket_missing") : undefined}
            customerId={first.customer.id}
            without={[first.id]}
            value={target}
            onChange={setTarget}
          />
        ) : (
          <RadioGroup
            label={t("merge.stays")}
            name="stays"
            value={String(target?.id ?? "")}
            options={oldestFirst.map(({ id, number, subject }) => ({
              value: String(id),
              label: `${number} ${subject}`,
            }))}
            onChange={({ currentTarget: { value } }) =>
              setTarget(oldestFirst.find(({ id }) => String(id) === value) ?? null)
            }
          />
        )}
        {target && <Outcome sources={sources} target={target} />}
        <div className="mt-auto flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" look="primary" busy={busy}>
            {t("merge.submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Side by side: what closes, and what goes on with all of it. */
function Outcome({ sources, target }: { sources: readonly TicketRow[]; target: TicketRow }) {
  const messages = sources.reduce((sum, { comment_count: count }) => sum + count, 0);
  return (
    <div className="flex flex-col gap-3 text-agent">
      <div className="grid items-center gap-2 sm:grid-cols-[1fr_auto_1fr]">
        <ul aria-label={t("merge.closes")} className="flex flex-col gap-2">
          {sources.map((source) => (
            <TicketCard key={source.id} ticket={source} />
          ))}
        </ul>
        <ArrowRight aria-hidden className="mx-auto size-4 flip-rtl text-muted max-sm:rotate-90" />
        <ul aria-label={t("merge.goes_on")}>
          <TicketCard ticket={target} />
        </ul>
      </div>
      <ul className="flex list-disc flex-col gap-1 ps-5 text-dense text-muted">
        <li>{t("merge.will.move", { messages, number: target.number })}</li>
        <li>{t("merge.will.land", { number: target.number })}</li>
        <li>{t("merge.will.promise")}</li>
        <li>{t("merge.will.keep", { number: target.number })}</li>
      </ul>
    </div>
  );
}

function TicketCard({ ticket }: { ticket: TicketRow }) {
  return (
    <li className="rounded-card border border-border p-2">
      <p className="flex flex-wrap items-center gap-x-2 text-dense">
        <bdi className="tabular-nums">{ticket.number}</bdi>
        <StatusBadge status={ticket.status} audience="agent" />
      </p>
      <p className="wrap-anywhere">
        <bdi>{ticket.subject}</bdi>
      </p>
      <p className="text-dense text-muted">
        <bdi>{ticket.customer.full_name}</bdi>
      </p>
    </li>
  );
}
