import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../../components/ui/button.js";
import { Select } from "../../../components/ui/select.js";
import { connection } from "../../../lib/connection.js";
import { t } from "../../../lib/i18n.js";
import { queries } from "../../../lib/query.js";
import { useStore } from "../../../lib/store.js";
import { answerOf, type AnswerDraft } from "../../fields/answer-draft.js";
import { FieldInput } from "../../fields/field-input.js";
import type { ValueProps } from "./value-lists.js";

/** One of the desk's own fields, and the answer that all are to have; tickets that are not asked it say so. */
export function AnswerForm({ onChange }: ValueProps) {
  const { data } = useQuery(queries.listFields());
  const [key, setKey] = useState("");
  const [draft, setDraft] = useState<AnswerDraft>("");
  const isConnected = ["fine", "live_lost"].includes(useStore(connection));
  const fields = data?.data ?? [];
  const field = fields.find((one) => one.key === key);
  const answer = field ? answerOf(field, draft) : null;
  const send = (value: typeof answer) => onChange({ fields: { [key]: value } }, []);
  return (
    <form
      noValidate
      className="flex flex-col gap-3 p-1"
      onSubmit={(event) => {
        event.preventDefault();
        if (answer !== null && isConnected) send(answer);
      }}
    >
      <Select
        label={t("bulk.answer.field")}
        placeholder={t("fields.choose")}
        options={fields.map((one) => ({ value: one.key, label: one.label }))}
        value={key}
        autoFocus
        onChange={(event) => {
          setKey(event.target.value);
          setDraft("");
        }}
      />
      {field && <FieldInput key={key} field={field} needed value={draft} onChange={setDraft} />}
      {!isConnected && <p className="text-dense text-warn-fg">{t("bulk.answer.needs_connection")}</p>}
      <div className="flex flex-wrap justify-end gap-2">
        {field && field.required !== "to_file" && (
          <Button disabled={!isConnected} onClick={() => send(null)}>
            {t("bulk.answer.remove")}
          </Button>
        )}
        <Button look="primary" type="submit" disabled={answer === null || !isConnected}>
          {t("bulk.answer.set")}
        </Button>
      </div>
    </form>
  );
}
