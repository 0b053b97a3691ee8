import { useQuery } from "@tanstack/react-query";
import type { Canned } from "@redress/backend/contract";
import { Button } from "../../../components/ui/button.js";
import { t } from "../../../lib/i18n.js";
import { queries } from "../../../lib/query.js";
import { TakeOverDialog } from "../../tickets/ticket/take-over-dialog.js";
import { ActionChips } from "../action-chips.js";
import { useRunMacro } from "./use-run-macro.js";

interface ActionOfferProps {
  ticketId: number;
  canned: Canned;
  onDone: () => void;
}

/** What a text that was put in would do to the ticket as well, to be done now or left. */
export function ActionOffer({ ticketId, canned, onDone }: ActionOfferProps) {
  const { run, busy, held, forgetHeld } = useRunMacro(ticketId);
  const { data } = useQuery(queries.renderCanned({ params: { id: String(ticketId), canned_id: String(canned.id) } }));
  const open = data?.actions.filter(({ state }) => state !== "done") ?? [];
  const doIt = (reason?: string) => void run(canned, reason).then((done) => done && onDone());
  if (open.length === 0) return null;
  return (
    <div
      role="group"
      aria-label={t("canned.offer", { name: canned.title })}
      className="flex flex-wrap items-center gap-2 text-dense"
    >
      <span className="text-muted">{t("canned.also_does")}</span>
      <ActionChips actions={open} />
      <Button className="px-2 text-dense" busy={busy} onClick={() => doIt()}>
        {t("canned.offer.do")}
      </Button>
      <Button look="ghost" className="px-2 text-dense" onClick={onDone}>
        {t("canned.offer.leave")}
      </Button>
      {held && <TakeOverDialog ticket={held.ticket} onClose={forgetHeld} onTake={doIt} />}
    </div>
  );
}
