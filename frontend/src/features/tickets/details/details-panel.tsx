import { Suspense, useEffect } from "react";
import { loadMessagesOf, t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { useMay } from "../../../lib/session.js";
import { useTicketActions } from "../ticket/ticket-actions.js";
import { AnswerFields } from "./answer-fields.js";
import { AssigneeField } from "./assignee-field.js";
import { CustomerBlock } from "./customer-block.js";
import { DueField } from "./due-field.js";
import { FactList } from "./fact-list.js";
import { CategoryField, DepartmentField, SkillField, TeamField } from "./place-fields.js";
import { SlaBlock } from "./sla-block.js";
import { RequestedPriority } from "./requested-priority.js";
import { StandingBlock } from "../standing/standing-block.js";
import { PriorityField, StatusField } from "./state-fields.js";
import { TagsField } from "./tags-field.js";

const TicketLinks = lazy(async () => ({
  default: (await Promise.all([import("../links/ticket-links.js"), loadMessagesOf(["links"])]))[0].TicketLinks,
}));

// Last in the panel, so that nothing moves when it comes.
const TicketTime = lazy(async () => ({
  default: (await Promise.all([import("../../time/ticket-time.js"), loadMessagesOf(["time"])]))[0].TicketTime,
}));

/** Everything about the ticket but its conversation. `onReady` is called once it is there and can open its lists. */
export function DetailsPanel({ onReady }: { onReady: () => void }) {
  const { ticket, askTime, link, phone } = useTicketActions();
  const mayTrack = useMay()("time.track");
  useEffect(() => {
    // After whatever surrounds the panel has taken the focus.
    const timer = setTimeout(onReady, 0);
    return () => clearTimeout(timer);
  }, [onReady]);
  return (
    <div className="flex flex-col divide-y divide-border text-agent">
      <SlaBlock ticket={ticket} />
      <section aria-labelledby="details-fields" className="p-3">
        <h2 id="details-fields" className="mb-1 font-semibold">
          {t("ticket.properties")}
        </h2>
        <dl className="flex flex-col gap-0.5">
          {/* Phones have them above the tabs. */}
          {!phone && <AssigneeField />}
          <TeamField />
          <DepartmentField />
          {!phone && (
            <>
              <StatusField />
              <PriorityField />
            </>
          )}
          <RequestedPriority />
          <CategoryField />
          <TagsField />
          <DueField />
          <SkillField />
        </dl>
      </section>
      <AnswerFields />
      <StandingBlock />
      <CustomerBlock ticket={ticket} />
      <FactList ticket={ticket} />
      <Suspense fallback={<div className="min-h-28" />}>
        <TicketLinks ticket={ticket} onAdd={link} />
      </Suspense>
      {mayTrack && (
        <Suspense fallback={<div className="min-h-32" />}>
          <TicketTime ticket={ticket} onAsk={askTime} />
        </Suspense>
      )}
    </div>
  );
}
