import { useState } from "react";
import { Button } from "../../../components/ui/button.js";
import { api } from "../../../lib/api.js";
import { viewer } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { toastProblem } from "../../../lib/problem-text.js";
import { useStore } from "../../../lib/store.js";
import { listQueryOf, type QueueAddress } from "../model/queue-address.js";
import { MOST_SELECTED, type Selection } from "../queue/use-selection.js";

/** Selects also what is not loaded, as far as one change goes. */
export function SelectAllInView({ address, selection }: { address: QueueAddress; selection: Selection }) {
  const { timeZone } = useStore(viewer);
  const [busy, setBusy] = useState(false);
  const selectAll = async () => {
    setBusy(true);
    try {
      const query = { ...listQueryOf(address, timeZone), limit: 100 };
      const ids: number[] = [];
      let cursor: string | null = null;
      do {
        const { data, page }: Awaited<ReturnType<typeof api.listTickets>> = await api.listTickets({
          query: { ...query, ...(cursor !== null && { cursor }) },
        });
        ids.push(...data.map(({ id }) => id));
        cursor = page.next_cursor;
      } while (cursor !== null && ids.length < MOST_SELECTED);
      selection.add(ids);
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(false);
    }
  };
  if (selection.ids.size >= MOST_SELECTED) return <p className="text-dense text-muted">{t("bulk.most")}</p>;
  return (
    <Button look="ghost" className="self-start px-2 text-dense" busy={busy} onClick={() => void selectAll()}>
      {t("bulk.select_all")}
    </Button>
  );
}
