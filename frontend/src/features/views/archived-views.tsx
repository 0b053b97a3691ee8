import { useQuery } from "@tanstack/react-query";
import { ArchiveRestore, Trash2 } from "lucide-react";
import type { MouseEvent } from "react";
import { Button } from "../../components/ui/button.js";
import { IconButton } from "../../components/ui/icon-button.js";
import { t } from "../../lib/i18n.js";
import { useSaveView } from "./save-view.js";
import { archivedViewsQuery } from "./view-queries.js";

/** Views that were put away, each to be brought back or deleted by a press. Nothing where there are none. */
export function ArchivedViews() {
  const { data: page } = useQuery(archivedViewsQuery);
  const { archive, remove } = useSaveView();
  if (!page || page.data.length === 0) return null;
  return (
    <section aria-labelledby="archived-views" className="flex flex-col gap-1 border-t border-border pt-4 pb-6">
      <h3 id="archived-views" className="font-medium">
        {t("views.archived")}
      </h3>
      <ul className="flex flex-col">
        {page.data.map((view) => (
          <li key={view.id} className="flex items-center gap-2">
            <span className="min-w-0 grow">
              <bdi className="block truncate">{view.name}</bdi>
              <code dir="ltr" className="block truncate text-dense text-muted">
                {view.q}
              </code>
            </span>
            <Button
              look="ghost"
              icon={<ArchiveRestore aria-hidden className="size-4" />}
              aria-label={t("views.restore_one", { name: view.name })}
              onClick={(event) => {
                focusSheet(event);
                archive(view, false);
              }}
            >
              {t("views.restore")}
            </Button>
            {view.abilities.delete && (
              <IconButton
                label={t("views.delete_one", { name: view.name })}
                icon={<Trash2 aria-hidden className="size-4" />}
                onClick={(event) => {
                  focusSheet(event);
                  void remove(view);
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was pressed goes away with its row: by keyboard one goes on where the sheet begins. */
function focusSheet({ currentTarget }: MouseEvent<HTMLElement>): void {
  currentTarget.closest("[role=dialog], dialog")?.querySelector("input")?.focus();
}
