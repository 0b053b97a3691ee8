import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { Canned } from "@redress/backend/contract";
import { useState } from "react";
import type { SummaryError } from "../../components/ui/error-summary.js";
import { api } from "../../lib/api.js";
import { ApiProblem } from "../../lib/api-problem.js";
import { t } from "../../lib/i18n.js";
import { problemText } from "../../lib/problem-text.js";
import { keyOf } from "../../lib/query.js";
import { useSubmitKey } from "../../lib/submit-key.js";
import { toast } from "../../lib/toasts.js";
import { bodyOf, type CannedValues } from "./canned-values.js";

/** Saves one, makes one, puts one away; what keeps it from being saved is told at its place. */
export function useSaveCanned(canned: Canned | null, onMade: (id: number) => void) {
  const cache = useQueryClient();
  const key = useSubmitKey();
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const [attempt, setAttempt] = useState(0);

  const fail = (found: SummaryError[]) => {
    setErrors(found);
    setAttempt((count) => count + 1);
  };
  const send = async (values: CannedValues): Promise<void> => {
    const missing = missingOf(values);
    if (missing.length > 0) return fail(missing);
    setBusy(true);
    const body = bodyOf(values);
    try {
      const saved = canned
        ? await api.updateCanned({ params: { id: String(canned.id) }, body, ifMatch: canned.version })
        : await api.createCanned({ body, idempotencyKey: key.current() });
      setErrors([]);
      toast(t("canned.saved", { name: saved.title }));
      cache.setQueryData(keyOf("getCanned", { params: { id: String(saved.id) } }), saved);
      if (!canned) onMade(saved.id);
      await refreshCanned(cache);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      key.renew();
      fail(error.errors.length > 0 ? error.errors.map((each) => ({ ...each })) : [{ message: problemText(error) }]);
    } finally {
      setBusy(false);
    }
  };
  const archive = async (seen: Canned, archived: boolean): Promise<void> => {
    try {
      const params = { id: String(seen.id) };
      const saved = await api.updateCanned({ params, body: { archived }, ifMatch: seen.version });
      cache.setQueryData(keyOf("getCanned", { params }), saved);
      toast(t(archived ? "canned.archived_now" : "canned.restored_now", { name: saved.title }), {
        action: { label: t("ui.undo"), run: () => void archive(saved, !archived) },
      });
    } catch (error) {
      toast(problemText(error), { tone: "error" });
    }
    await refreshCanned(cache);
  };
  return {
    save: (values: CannedValues) => void send(values),
    archive: (seen: Canned, archived: boolean) => void archive(seen, archived),
    busy,
    errors,
    attempt,
  };
}

function missingOf({ title, shortcut }: CannedValues): SummaryError[] {
  return [
    ...(title.trim() ? [] : [{ field: "title", message: t("canned.field.title.missing") }]),
    ...(shortcut.trim() ? [] : [{ field: "shortcut", message: t("canned.field.shortcut.missing") }]),
  ];
}

async function refreshCanned(cache: QueryClient): Promise<void> {
  await Promise.all(
    (["listCanned", "listCannedFolders", "getCanned", "renderCanned"] as const).map((name) =>
      cache.invalidateQueries({ queryKey: keyOf(name) }),
    ),
  );
}
