import type { SavedView } from "@redress/backend/contract";
import { useState } from "react";
import { useSearchParams } from "react-router-dom";
import { Button } from "../../components/ui/button.js";
import { t } from "../../lib/i18n.js";
import { countFilters, type QueueAddress } from "../tickets/model/queue-address.js";
import { differs, savedSearchOf } from "./saved-search.js";
import { useSaveView } from "./save-view.js";
import { ViewSheet } from "./view-sheet.js";

/** Says that something else is looked at than the view has, and what to do about it; nothing is said while it is the same. */
export function ChangedView({ address, saved }: { address: QueueAddress; saved: SavedView }) {
  const [search, setSearch] = useSearchParams();
  const [isNew, setIsNew] = useState(false);
  const { keep } = useSaveView();
  const revert = () => {
    const next = new URLSearchParams(search);
    for (const name of ["q", "sort"]) next.delete(name);
    setSearch(next, { replace: true });
  };
  if (!differs(address)) return null;
  // Filters of an old address are in no query: what is saved would be another list.
  const canSave = countFilters(address.filters) === 0;
  const now = savedSearchOf(address);
  return (
    <div role="group" aria-label={t("views.changed")} className="flex flex-wrap items-center gap-2">
      {saved.abilities.edit && canSave && (
        <Button className="text-dense" onClick={() => void keep(saved, now).then((kept) => kept && revert())}>
          {t("views.keep")}
        </Button>
      )}
      {canSave && (
        <Button className="text-dense" onClick={() => setIsNew(true)}>
          {t("views.save_new")}
        </Button>
      )}
      <Button look="ghost" className="text-dense" onClick={revert}>
        {t("views.revert")}
      </Button>
      {isNew && <ViewSheet view={null} search={now} onClose={() => setIsNew(false)} />}
    </div>
  );
}
