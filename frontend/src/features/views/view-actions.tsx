import { BellRing, Bookmark, ChevronDown } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { useQuery } from "@tanstack/react-query";
import type { SavedView } from "@redress/backend/contract";
import { Button } from "../../components/ui/button.js";
import { Menu, type MenuEntry } from "../../components/ui/menu.js";
import { t } from "../../lib/i18n.js";
import { toast } from "../../lib/toasts.js";
import { countFilters, isNarrowed, type QueueAddress } from "../tickets/model/queue-address.js";
import { movedBy } from "./order.js";
import { savedSearchOf } from "./saved-search.js";
import { useSaveView } from "./save-view.js";
import { useArrangeViews } from "./use-arrange-views.js";
import { sharedLink } from "./view-address.js";
import { viewsQuery } from "./view-queries.js";
import { ViewSheet } from "./view-sheet.js";

/** What can be done with the list as a view: saved as one, and with a saved one, all that belongs to it. */
export function ViewActions({ address }: { address: QueueAddress }) {
  const { saved } = address;
  const [sheet, setSheet] = useState<"new" | "edit" | null>(null);
  // Filters of an old address are in no query: what is saved would be another list.
  const canSave = countFilters(address.filters) === 0;
  return (
    <>
      {saved ? (
        <SavedViewMenu saved={saved} canSave={canSave} onSheet={setSheet} />
      ) : (
        isNarrowed(address) &&
        canSave && (
          <Button look="ghost" className="px-2 text-dense" icon={<BookmarkIcon />} onClick={() => setSheet("new")}>
            <span className="max-sm:sr-only @max-[20rem]:sr-only">{t("views.save_as")}</span>
          </Button>
        )
      )}
      {sheet && (
        <ViewSheet
          view={sheet === "edit" ? saved : null}
          search={savedSearchOf(address)}
          onClose={() => setSheet(null)}
        />
      )}
    </>
  );
}

interface SavedViewMenuProps {
  saved: SavedView;
  canSave: boolean;
  onSheet: (sheet: "new" | "edit") => void;
}

function SavedViewMenu({ saved, canSave, onSheet }: SavedViewMenuProps) {
  const go = useNavigate();
  const { data: page } = useQuery(viewsQuery);
  const { archive, setAlert } = useSaveView();
  const arrange = useArrangeViews();
  const ids = (page?.data ?? []).map(({ id }) => id);
  const place = ids.indexOf(saved.id);
  const { edit } = saved.abilities;

  const entry = (id: string, label: string, run: () => void, more: Partial<MenuEntry> = {}): MenuEntry => ({
    id,
    label,
    run,
    ...more,
  });
  const move = (way: "first" | "up" | "down", label: string, isEnd: boolean) =>
    entry(way, label, () => arrange(movedBy(ids, saved.id, way), saved.id), { disabled: isEnd });
  return (
    <Menu
      label={t("views.menu", { name: saved.name })}
      align="end"
      trigger={
        <Button
          look="ghost"
          className="px-2 text-dense"
          icon={saved.alert ? <BellRing aria-hidden className="size-4" /> : <BookmarkIcon />}
        >
          <span className="max-sm:sr-only">{t("views.one")}</span>
          <ChevronDown aria-hidden className="size-4" />
        </Button>
      }
      groups={[
        [
          entry("alert", t("views.alert"), () => void setAlert(saved, !saved.alert), { checked: saved.alert }),
          entry("link", t("views.copy_link"), () => void copyLink(saved)),
          ...(canSave ? [entry("copy", t("views.save_new"), () => onSheet("new"))] : []),
          ...(edit ? [entry("edit", t("views.edit"), () => onSheet("edit"))] : []),
        ],
        place === -1
          ? []
          : [
              // One that matters most is kept above all others, those that come to be shared too.
              move("first", t("views.move_first"), place === 0),
              move("up", t("views.move_up"), place === 0),
              move("down", t("views.move_down"), place === ids.length - 1),
            ],
        edit
          ? [
              entry("archive", t("views.archive"), () => {
                archive(saved, true);
                void go("/queue/mine");
              }),
            ]
          : [],
      ]}
    />
  );
}

const BookmarkIcon = () => <Bookmark aria-hidden className="size-4" />;

async function copyLink(view: SavedView): Promise<void> {
  const link = sharedLink(view, window.location.origin);
  try {
    await navigator.clipboard.writeText(link);
    toast(t("views.link_copied"));
  } catch {
    // Where the clipboard is closed, the link stands there to be copied by hand.
    toast(link);
  }
}
