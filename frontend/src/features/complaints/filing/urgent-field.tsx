import { Disclosure } from "../../../components/ui/disclosure.js";
import type { ProblemForm } from "../../../components/ui/problem-form.js";
import { TextArea } from "../../../components/ui/text-area.js";
import { useAppInfo } from "../../../lib/app-info.js";
import { t } from "../../../lib/i18n.js";
import type { ComplaintFields } from "./complaint-draft.js";
import { REASON_MAX } from "./limits.js";

export interface UrgentFieldProps {
  open: boolean;
  onToggle: (open: boolean) => void;
  length: number;
  field: ReturnType<ProblemForm<ComplaintFields>["field"]>;
}

/** Open means urgent, and urgent needs a reason; closing it takes the wish back and keeps the text. */
export function UrgentField({ open, onToggle, length, field }: UrgentFieldProps) {
  const isRequest = useAppInfo()?.customer_priority === "request";
  const summary = (
    <span>
      {t("complaints.new.urgent")} <span className="font-normal text-muted">{t("ui.optional")}</span>
    </span>
  );
  return (
    <Disclosure summary={summary} open={open} onToggle={onToggle}>
      <TextArea
        label={t("complaints.new.urgent_reason")}
        hint={t(isRequest ? "complaints.new.urgent_hint.request" : "complaints.new.urgent_hint")}
        rows={3}
        counter={{ length, max: REASON_MAX }}
        {...field}
      />
    </Disclosure>
  );
}
