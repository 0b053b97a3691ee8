import { t } from "../../../lib/i18n.js";
import type { Topic } from "../model/topics.js";
import type { CheckedFact } from "./check-step.js";
import type { ComplaintFields } from "./complaint-draft.js";

/** What was written, as the check before sending shows it. @param files how many; null: they come later. */
export function checkedFacts(fields: ComplaintFields, topics: readonly Topic[], files: number | null): CheckedFact[] {
  const topic = topics.find(({ value }) => value === fields.category_id);
  return [
    { label: t("complaints.topic"), value: topic?.label ?? "", field: "category_id" },
    { label: t("complaints.new.subject"), value: fields.subject, field: "subject" },
    { label: t("complaints.new.description"), value: fields.description, field: "description" },
    ...(files === null
      ? []
      : [{ label: t("complaints.files"), value: t("fields.check.files", { count: files }), field: "description" }]),
    ...(fields.urgent
      ? [{ label: t("complaints.new.urgent_reason"), value: fields.urgent_reason, field: "urgent_reason" }]
      : []),
  ];
}
