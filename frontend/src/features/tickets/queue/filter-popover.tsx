import { ListFilter } from "lucide-react";
import { Button } from "../../../components/ui/button.js";
import { Popover } from "../../../components/ui/popover.js";
import { t } from "../../../lib/i18n.js";
import { useOnDemand } from "../../../lib/on-demand.js";
import { countFilterClauses } from "../model/query-filters.js";
import { countFilters, type QueueAddress } from "../model/queue-address.js";

const loadFields = () => import("./filter-fields.js");

/** What narrows the list, behind its button; it comes when the browser is idle, or is asked for. */
export function FilterPopover({ address }: { address: QueueAddress }) {
  const count = countFilters(address.filters) + countFilterClauses(address.q);
  const [fields, fetch] = useOnDemand(loadFields);
  return (
    <Popover
      label={t("queue.filter")}
      align="start"
      className="w-[min(26rem,calc(100vw-1rem))] text-agent"
      onOpenChange={fetch}
      trigger={
        <Button look="ghost" className="px-2 text-dense" icon={<ListFilter aria-hidden className="size-4" />}>
          {count === 0 ? t("queue.filter") : t("queue.filter.count", { count })}
        </Button>
      }
    >
      {fields && <fields.FilterFields view={address.view} />}
    </Popover>
  );
}
