import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ImportDetail } from "@redress/backend/contract";
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { Button } from "../../components/ui/button.js";
import { Card } from "../../components/ui/card.js";
import { ConfirmDialog } from "../../components/ui/dialog.js";
import { ErrorSummary } from "../../components/ui/error-summary.js";
import { ApiProblem } from "../../lib/api-problem.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { leaveFreely, useLeaveGuard } from "../../lib/leave-guard.js";
import { problemText, toastProblem } from "../../lib/problem-text.js";
import { MappingFields } from "./mapping-fields.js";
import { OptionFields } from "./option-fields.js";
import { PreviewCard } from "./preview-card.js";
import { useKeepImport, useMoveImport } from "./use-imports.js";

type Settings = Pick<ImportDetail, "mapping" | "options">;

/** How the file is read: which column fills which field, what fills the rest; then the check, then the start. */
export function ImportForm({ it }: { it: ImportDetail }) {
  const [settings, setSettings] = useState<Settings>({ mapping: it.mapping, options: it.options });
  const [attempt, setAttempt] = useState(0);
  const dirty = JSON.stringify(settings) !== JSON.stringify({ mapping: it.mapping, options: it.options });
  useLeaveGuard(dirty);
  const keep = useKeepImport();
  const move = useMoveImport(it.id);
  const save = useMutation({
    mutationFn: () => api.updateImport({ params: { id: String(it.id) }, body: settings, ifMatch: it.version }),
    onError: () => setAttempt((before) => before + 1),
  });
  const check = async () => {
    try {
      if (dirty) keep(await save.mutateAsync());
      move.mutate("checkImport");
    } catch (error) {
      // What is wrong is shown in the form.
      if (!(error instanceof ApiProblem)) throw error;
    }
  };
  const problem = save.error instanceof ApiProblem ? save.error : null;
  const errorOf = (field: string) => problem?.errors.find((error) => error.field === field)?.message;
  const ready = it.preview !== null && it.state === "checked" && !dirty;
  const busy = save.isPending || move.isPending;
  const summary = problem
    ? problem.errors.length > 0
      ? [...problem.errors]
      : [{ message: problemText(problem) }]
    : [];
  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        void check();
      }}
    >
      {ready && it.preview && (
        <PreviewCard preview={it.preview} busy={busy} onStart={() => move.mutate("startImport")} />
      )}
      <ErrorSummary attempt={attempt} errors={summary} />
      <Card title={t("import.mapping.title")}>
        <p className="max-w-prose text-muted">{t("import.mapping.about")}</p>
        <MappingFields
          it={it}
          mapping={settings.mapping}
          errorOf={errorOf}
          onChange={(mapping) => setSettings((before) => ({ ...before, mapping }))}
        />
      </Card>
      <Card title={t("import.options.title")}>
        <OptionFields
          format={it.format}
          options={settings.options}
          errorOf={errorOf}
          onChange={(changed) => setSettings((before) => ({ ...before, options: { ...before.options, ...changed } }))}
        />
      </Card>
      <div className="flex flex-wrap items-center gap-3">
        {!ready && (
          <Button type="submit" look="primary" busy={busy}>
            {t("import.check")}
          </Button>
        )}
        <DiscardButton it={it} />
        {!ready && <p className="basis-full text-dense text-muted">{t("import.check_hint")}</p>}
      </div>
    </form>
  );
}

/** The file is gone with it, so it is asked first. */
function DiscardButton({ it }: { it: ImportDetail }) {
  const go = useNavigate();
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const discard = useMutation({
    mutationFn: () => api.discardImport({ params: { id: String(it.id) } }),
    onSuccess: () => {
      cache.removeQueries({ queryKey: ["listImports"] });
      leaveFreely(() => void go("/admin/import"));
    },
    onError: (error) => toastProblem(error),
  });
  if (!it.abilities.discard) return null;
  return (
    <>
      <Button look="ghost" onClick={() => setAsking(true)}>
        {t("import.discard")}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t("import.discard_title", { file: it.file_name })}
        consequence={t("import.discard_consequence")}
        action={t("import.discard")}
        busy={discard.isPending}
        onConfirm={() => discard.mutate()}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
