import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { Canned } from "@redress/backend/contract";
import type { SummaryError } from "../../components/ui/error-summary.js";
import { useSaving } from "../../components/ui/use-saving.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { putAway } from "../../lib/put-away.js";
import { keyOf, refetch } from "../../lib/query.js";
import { toast } from "../../lib/toasts.js";
import { bodyOf, type CannedValues } from "./canned-values.js";

/** Saves one, makes one, puts one away; what keeps it from being saved is told at its place. */
export function useSaveCanned(canned: Canned | null, onMade: (id: number) => void) {
  const cache = useQueryClient();
  const saving = useSaving();
  const show = (saved: Canned) => cache.setQueryData(keyOf("getCanned", { params: { id: String(saved.id) } }), saved);

  return {
    ...saving,
    save: (values: CannedValues) =>
      saving.save(missingOf(values), async (submitKeyOf) => {
        const body = bodyOf(values);
        const saved = canned
          ? await api.updateCanned({ params: { id: String(canned.id) }, body, ifMatch: canned.version })
          : await api.createCanned({ body, idempotencyKey: submitKeyOf(body) });
        toast(t("canned.saved", { name: saved.title }));
        show(saved);
        if (!canned) onMade(saved.id);
        return () => refreshCanned(cache);
      }),
    archive: (seen: Canned, archived: boolean) =>
      void putAway(seen, archived, {
        name: ({ title }) => title,
        change: async ({ id, version }, next) => {
          const saved = await api.updateCanned({
            params: { id: String(id) },
            body: { archived: next },
            ifMatch: version,
          });
          show(saved);
          return saved;
        },
        refresh: () => refreshCanned(cache),
        said: { archived: "canned.archived_now", restored: "canned.restored_now" },
      }),
  };
}

function missingOf({ title, shortcut }: CannedValues): SummaryError[] {
  return [
    ...(title.trim() ? [] : [{ field: "title", message: t("canned.field.title.missing") }]),
    ...(shortcut.trim() ? [] : [{ field: "shortcut", message: t("canned.field.shortcut.missing") }]),
  ];
}

async function refreshCanned(cache: QueryClient): Promise<void> {
  await refetch(cache, ["listCanned", "listCannedFolders", "getCanned", "renderCanned"]);
}
