import { useQuery } from "@tanstack/react-query";
import type { Canned, SharedScope } from "@redress/backend/contract";
import { useId, useState } from "react";
import { Button } from "../../components/ui/button.js";
import { ErrorSummary } from "../../components/ui/error-summary.js";
import { SaveBar } from "../../components/ui/save-bar.js";
import { TextField } from "../../components/ui/text-field.js";
import { useAppInfo } from "../../lib/app-info.js";
import { t } from "../../lib/i18n.js";
import { leaveFreely, useLeaveGuard } from "../../lib/leave-guard.js";
import { queries } from "../../lib/query.js";
import { ActionFields } from "./action-fields.js";
import { valuesOf, writtenTexts, type CannedValues } from "./canned-values.js";
import { LastUsed } from "./last-used.js";
import { PreviewOnTicket } from "./preview-on-ticket.js";
import { readableText } from "./readable-text.js";
import { useSaveCanned } from "./save-canned.js";
import { ScopeFields } from "./scope-fields.js";
import { TextFields } from "./text-fields.js";

interface CannedFormProps {
  canned: Canned | null;
  scope: SharedScope;
  onMade: (id: number) => void;
}

/** How one is called for, what it says in each language, what it does, and how it reads on a ticket. */
export function CannedForm({ canned, scope, onMade }: CannedFormProps) {
  const deskLanguage = useAppInfo()?.language ?? "en";
  const [begun] = useState(() => valuesOf(canned, scope, deskLanguage));
  const [values, setValues] = useState(begun);
  const [language, setLanguage] = useState(readableText(begun.texts, deskLanguage)?.language ?? deskLanguage);
  const folders = useQuery(queries.listCannedFolders());
  const folderList = useId();
  const { save, archive, busy, errors, attempt } = useSaveCanned(canned, (id) => leaveFreely(() => onMade(id)));
  const set = (part: Partial<CannedValues>) => setValues((before) => ({ ...before, ...part }));
  const errorOf = (field: string) =>
    errors.find((error) => error.field === field || error.field?.startsWith(`${field}.`))?.message;
  const dirty = JSON.stringify(values) !== JSON.stringify(begun);
  return (
    <form
      noValidate
      className="flex flex-col gap-5 pb-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) save(values);
      }}
    >
      <ErrorSummary errors={errors} attempt={attempt} />
      <TextField
        label={t("canned.field.title")}
        name="title"
        autoComplete="off"
        maxLength={80}
        value={values.title}
        error={errorOf("title")}
        onChange={(event) => set({ title: event.target.value })}
      />
      <TextField
        label={t("canned.field.shortcut")}
        hint={t("canned.field.shortcut.hint")}
        name="shortcut"
        dir="ltr"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={41}
        value={values.shortcut}
        error={errorOf("shortcut")}
        onChange={(event) => set({ shortcut: event.target.value })}
      />
      <TextField
        label={t("canned.folder")}
        optional
        name="folder"
        autoComplete="off"
        list={folderList}
        maxLength={60}
        value={values.folder}
        error={errorOf("folder")}
        onChange={(event) => set({ folder: event.target.value })}
      />
      <datalist id={folderList}>
        {folders.data?.data.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <ScopeFields manage="canned.manage" values={values} set={set} errorOf={errorOf} />
      <TextFields
        texts={values.texts}
        deskLanguage={deskLanguage}
        language={language}
        onLanguage={setLanguage}
        error={errorOf("texts")}
        onChange={(texts) => set({ texts })}
      />
      <ActionFields values={values} set={set} errorOf={errorOf} />
      <PreviewOnTicket texts={writtenTexts(values)} language={language} />
      {canned ? (
        <>
          <div className="flex flex-wrap items-center justify-between gap-2 border-t border-border pt-4">
            <LastUsed canned={canned} />
            <Button disabled={dirty} onClick={() => archive(canned, !canned.archived)}>
              {t(canned.archived ? "canned.restore" : "canned.archive")}
            </Button>
          </div>
          <SaveBar dirty={dirty} busy={busy} onSave={() => save(values)} onDiscard={() => setValues(begun)} />
        </>
      ) : (
        <NewButton dirty={dirty} busy={busy} />
      )}
    </form>
  );
}

function NewButton({ dirty, busy }: { dirty: boolean; busy: boolean }) {
  useLeaveGuard(dirty);
  return (
    <Button type="submit" look="primary" busy={busy}>
      {t("canned.add")}
    </Button>
  );
}
