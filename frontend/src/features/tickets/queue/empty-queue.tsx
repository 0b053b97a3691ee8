import { useQuery } from "@tanstack/react-query";
import { CircleCheckBig, SearchX } from "lucide-react";
import { useSearchParams } from "react-router-dom";
import { Button, LinkButton } from "../../../components/ui/button.js";
import { EmptyState } from "../../../components/ui/empty-state.js";
import { When } from "../../../components/ui/when.js";
import { t } from "../../../lib/i18n.js";
import { queries } from "../../../lib/query.js";
import { isNarrowed, noFilters, withFilters, withQuery, type QueueAddress } from "../model/queue-address.js";
import { emptySentence } from "./queue-words.js";

/** Why a list has no rows, and where one goes on from there. */
export function EmptyQueue({ address }: { address: QueueAddress }) {
  const [search, setSearch] = useSearchParams();
  if (isNarrowed(address)) {
    const clear = () => setSearch(withQuery(withFilters(search, noFilters), ""), { replace: true });
    return (
      <EmptyState icon={SearchX} action={<Button onClick={clear}>{t("queue.filter.clear")}</Button>}>
        {t("queue.empty.filtered")}
      </EmptyState>
    );
  }
  if (address.view === "mine") return <NothingMine />;
  return <EmptyState icon={CircleCheckBig}>{emptySentence(address.view)}</EmptyState>;
}

/** Done: what waits for somebody, else what comes back to one's own queue, and when the first of it is due. */
function NothingMine() {
  const { data: counts } = useQuery(queries.countTickets());
  const { unassigned = 0, snoozed = 0 } = counts ?? {};
  const next = unassigned > 0 ? "unassigned" : "snoozed";
  const query = { view: next, sort: "due", limit: 1 } as const;
  const { data: list } = useQuery({ ...queries.listTickets({ query }), enabled: unassigned + snoozed > 0 });
  const dueAt = list?.data[0]?.sla?.due_at;
  const action = unassigned + snoozed > 0 && (
    <LinkButton to={`/queue/${next}`}>
      {unassigned > 0
        ? t("queue.empty.unassigned_waiting", { count: unassigned })
        : t("queue.empty.snoozed_waiting", { count: snoozed })}
    </LinkButton>
  );
  return (
    <EmptyState icon={CircleCheckBig} action={action}>
      {emptySentence("mine")}
      {dueAt && (
        <span className="block">
          {t("queue.empty.next_due")} <When at={dueAt} as="due" className="tabular-nums" />
        </span>
      )}
    </EmptyState>
  );
}
