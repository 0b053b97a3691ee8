import type { CustomerGroup, GroupTone } from "@redress/backend/contract";
import { useState } from "react";
import { Button } from "../../components/ui/button.js";
import { ErrorSummary } from "../../components/ui/error-summary.js";
import { LastChanged } from "../../components/ui/last-changed.js";
import { SaveBar } from "../../components/ui/save-bar.js";
import { Select } from "../../components/ui/select.js";
import { Tag } from "../../components/ui/tag.js";
import { TextArea } from "../../components/ui/text-area.js";
import { TextField } from "../../components/ui/text-field.js";
import { leaveFreely } from "../../lib/leave-guard.js";
import { t, type MessageId } from "../../lib/i18n.js";
import { useSaveGroup, type GroupValues } from "./save-group.js";

const TONES: Record<GroupTone, MessageId> = {
  neutral: "groups.tone.neutral",
  info: "groups.tone.info",
  ok: "groups.tone.ok",
  warn: "groups.tone.warn",
  danger: "groups.tone.danger",
  violet: "groups.tone.violet",
};
const tones = Object.keys(TONES) as GroupTone[];

interface GroupFormProps {
  group: CustomerGroup | null;
  onMade: (id: number) => void;
}

export function GroupForm({ group, onMade }: GroupFormProps) {
  const begun: GroupValues = {
    name: group?.name ?? "",
    description: group?.description ?? "",
    tone: group?.tone ?? "neutral",
  };
  const [values, setValues] = useState(begun);
  const { save, archive, busy, errors, attempt, errorOf } = useSaveGroup(group, (id) => leaveFreely(() => onMade(id)));
  const set = (part: Partial<GroupValues>) => setValues((before) => ({ ...before, ...part }));
  const dirty = JSON.stringify(values) !== JSON.stringify(begun);
  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) save(values);
      }}
    >
      <ErrorSummary errors={errors} attempt={attempt} />
      <TextField
        label={t("groups.name")}
        name="name"
        autoComplete="off"
        maxLength={60}
        value={values.name}
        error={errorOf("name")}
        onChange={(event) => set({ name: event.target.value })}
      />
      <TextArea
        label={t("groups.description")}
        hint={t("groups.description.hint")}
        optional
        name="description"
        rows={2}
        maxLength={300}
        value={values.description}
        error={errorOf("description")}
        onChange={(event) => set({ description: event.target.value })}
      />
      <div className="flex flex-col items-start gap-2">
        <Select
          label={t("groups.tone")}
          name="tone"
          className="w-full"
          options={tones.map((tone) => ({ value: tone, label: t(TONES[tone]) }))}
          value={values.tone}
          onChange={(event) => set({ tone: tones.find((tone) => tone === event.target.value) ?? "neutral" })}
        />
        <p className="flex flex-wrap items-center gap-2 text-dense text-muted">
          {t("groups.preview")} <Tag tone={values.tone}>{values.name.trim() || t("groups.group")}</Tag>
        </p>
      </div>
      {group ? (
        <>
          <div className="flex flex-wrap items-center justify-between gap-2 border-t border-border pt-4">
            <LastChanged change={group.changed} />
            <Button disabled={dirty} onClick={() => archive(group, !group.archived)}>
              {t(group.archived ? "groups.restore" : "groups.archive")}
            </Button>
          </div>
          <SaveBar dirty={dirty} busy={busy} onSave={() => save(values)} onDiscard={() => setValues(begun)} />
        </>
      ) : (
        <Button type="submit" look="primary" busy={busy}>
          {t("groups.add")}
        </Button>
      )}
    </form>
  );
}
