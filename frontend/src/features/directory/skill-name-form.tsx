import { useQueryClient } from "@tanstack/react-query";
import type { Skill } from "@redress/backend/contract";
import { useState, type FormEvent } from "react";
import { Button } from "../../components/ui/button.js";
import { TextField } from "../../components/ui/text-field.js";
import { api } from "../../lib/api.js";
import { ApiProblem } from "../../lib/api-problem.js";
import { t } from "../../lib/i18n.js";
import { problemText } from "../../lib/problem-text.js";
import { keyOf } from "../../lib/query.js";
import { useSubmitKey } from "../../lib/submit-key.js";
import { toast } from "../../lib/toasts.js";

/** Adds a skill; the field is empty again for the next one. */
export function AddSkill() {
  const [round, setRound] = useState(0);
  const key = useSubmitKey();
  return (
    <SkillNameForm
      key={round}
      label={t("skills.new")}
      action={t("skills.add")}
      begun=""
      focused={round > 0}
      send={async (name) => {
        await api.createSkill({ body: { name }, idempotencyKey: key.of(name) });
        key.renew();
        toast(t("skills.added", { name }));
        setRound(round + 1);
      }}
    />
  );
}

/** Gives a skill another name; its levels stay. */
export function RenameSkill({ skill, onDone }: { skill: Skill; onDone: () => void }) {
  return (
    <SkillNameForm
      label={t("skills.rename_named", { name: skill.name })}
      action={t("ui.save")}
      begun={skill.name}
      focused
      send={async (name) => {
        await api.updateSkill({ params: { id: String(skill.id) }, body: { name }, ifMatch: skill.version });
        toast(t("skills.renamed", { from: skill.name, to: name }));
        onDone();
      }}
      onCancel={onDone}
    />
  );
}

interface SkillNameFormProps {
  label: string;
  action: string;
  begun: string;
  focused: boolean;
  send: (name: string) => Promise<void>;
  onEdit?: () => void;
  onCancel?: () => void;
}

function SkillNameForm({ label, action, begun, focused, send, onEdit, onCancel }: SkillNameFormProps) {
  const cache = useQueryClient();
  const [name, setName] = useState(begun);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async (): Promise<void> => {
    const wanted = name.trim();
    if (!wanted) return setProblem(t("skills.name.missing"));
    if (wanted === begun) return onCancel?.();
    setBusy(true);
    try {
      await send(wanted);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      onEdit?.();
      setProblem(problemText(error));
    } finally {
      setBusy(false);
      await cache.invalidateQueries({ queryKey: keyOf("listSkills") });
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void submit();
  };
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-wrap items-end gap-2">
      <TextField
        label={label}
        className="min-w-0 flex-1 basis-48 sm:max-w-80"
        autoComplete="off"
        maxLength={60}
        // The field takes the place of the control that was pressed.
        autoFocus={focused}
        value={name}
        error={problem}
        onChange={(event) => {
          setName(event.target.value);
          onEdit?.();
        }}
      />
      <Button type="submit" busy={busy}>
        {action}
      </Button>
      {onCancel && (
        <Button look="ghost" onClick={onCancel}>
          {t("ui.cancel")}
        </Button>
      )}
    </form>
  );
}
