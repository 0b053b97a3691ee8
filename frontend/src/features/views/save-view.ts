import { useQueryClient } from "@tanstack/react-query";
import type { RequestOf, SavedView } from "@redress/backend/contract";
import { useSaving } from "../../components/ui/use-saving.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { putAway } from "../../lib/put-away.js";
import { toastProblem } from "../../lib/problem-text.js";
import { keyOf } from "../../lib/query.js";
import { toast } from "../../lib/toasts.js";
import { toastWithUndo } from "../../lib/undo.js";
import type { SavedSearch } from "./saved-search.js";
import { refreshViews } from "./view-queries.js";

export type ViewValues = RequestOf<"createView">["body"];

/** Saves a view, makes one, puts one away, deletes one, and switches its alerts; each with what is shown of it afterwards. */
export function useSaveView() {
  const cache = useQueryClient();
  const saving = useSaving();
  const show = (saved: SavedView) => cache.setQueryData(keyOf("getView", { params: { id: String(saved.id) } }), saved);
  const change = async (view: Pick<SavedView, "id" | "version">, body: RequestOf<"updateView">["body"]) => {
    const saved = await api.updateView({ params: { id: String(view.id) }, body, ifMatch: view.version });
    show(saved);
    return saved;
  };

  return {
    ...saving,
    save: (view: SavedView | null, values: ViewValues, onSaved: (saved: SavedView) => void) =>
      saving.save(
        values.name.trim() ? [] : [{ field: "name", message: t("views.field.name.missing") }],
        async (submitKeyOf) => {
          const saved = view
            ? await change(view, values)
            : await api.createView({ body: values, idempotencyKey: submitKeyOf(values) });
          show(saved);
          toast(t("views.saved", { name: saved.name }));
          onSaved(saved);
          return () => refreshViews(cache);
        },
      ),
    /** Keeps another search in the same view; Undo brings the one before back. @returns whether it is kept. */
    keep: async (view: SavedView, search: SavedSearch): Promise<boolean> => {
      let isKept = false;
      try {
        const saved = await change(view, search);
        const undo = () => void change(saved, { q: view.q, sort: view.sort }).catch(toastProblem).then(refresh);
        toast(t("views.saved", { name: saved.name }), { action: { label: t("ui.undo"), run: undo } });
        isKept = true;
      } catch (error) {
        toastProblem(error);
      }
      await refresh();
      return isKept;
    },
    archive: (view: SavedView, archived: boolean) =>
      void putAway(view, archived, {
        name: ({ name }) => name,
        change: (seen, next) => change(seen, { archived: next }),
        refresh,
        said: { archived: "views.archived_now", restored: "views.restored_now" },
      }),
    /** Deletes an archived one for good; Undo has it back among the archived ones. */
    remove: async (view: SavedView): Promise<void> => {
      const params = { id: String(view.id) };
      try {
        await api.deleteView({ params });
        const undo = () => void api.recoverView({ params }).catch(toastProblem).then(refresh);
        toastWithUndo(t("views.deleted_now", { name: view.name }), t("ui.undo"), undo);
      } catch (error) {
        toastProblem(error);
      }
      await refresh();
    },
    setAlert: async (view: SavedView, alert: boolean): Promise<void> => {
      try {
        show(await api.setViewAlert({ params: { id: String(view.id) }, body: { alert } }));
        toast(t(alert ? "views.alert.on" : "views.alert.off", { name: view.name }));
      } catch (error) {
        toastProblem(error);
      }
      await refresh();
    },
  };

  function refresh() {
    return refreshViews(cache);
  }
}
