import { Suspense } from "react";
import { loadMessagesOf } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import type { BulkField } from "./bulk-actions.js";
import { TagsForm } from "./tags-form.js";
import { AssigneeList, PriorityList, StatusList, type ValueProps } from "./value-lists.js";

const AnswerForm = lazy(async () => ({
  default: (await Promise.all([import("./answer-form.js"), loadMessagesOf(["fields"])]))[0].AnswerForm,
}));

/** What one of the actions is chosen with. @see AssigneeList for `ticketId`. */
export function BulkChoice({ field, ticketId, onChange }: ValueProps & { field: BulkField; ticketId: number }) {
  switch (field) {
    case "assign":
      return <AssigneeList ticketId={ticketId} onChange={onChange} />;
    case "status":
      return <StatusList onChange={onChange} />;
    case "priority":
      return <PriorityList onChange={onChange} />;
    case "tags":
      return <TagsForm onChange={onChange} />;
    case "answer":
      return (
        <Suspense fallback={<div className="min-h-28" />}>
          <AnswerForm onChange={onChange} />
        </Suspense>
      );
  }
}
