import type { TicketDetail } from "@redress/backend/contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { z } from "zod/mini";
import { Button } from "../../../components/ui/button.js";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { useProblemForm } from "../../../components/ui/problem-form.js";
import { TextArea } from "../../../components/ui/text-area.js";
import { TextField } from "../../../components/ui/text-field.js";
import { api } from "../../../lib/api.js";
import { ApiProblem } from "../../../lib/api-problem.js";
import { useDraft } from "../../../lib/drafts.js";
import { t } from "../../../lib/i18n.js";
import { keyOf, queries } from "../../../lib/query.js";
import { toast } from "../../../lib/toasts.js";
import { complaintKey } from "../data/complaint-key.js";
import { complaintTexts } from "../filing/complaint.schema.js";
import { DESCRIPTION_MAX } from "../filing/limits.js";
import { TopicField } from "../filing/topic-field.js";
import { topicsOf } from "../model/topics.js";

/** Changes the texts and the topic of a complaint that nobody has begun to work on. */
export function EditForm({ ticket, onDone }: { ticket: TicketDetail; onDone: () => void }) {
  const cache = useQueryClient();
  const { data: categories } = useQuery(queries.listCategories());
  const [opened] = useState(ticket);
  // Sent against the state that was read; once told that there is a newer one, against that.
  const [knowsNewer, setKnowsNewer] = useState(false);
  const before = { category_id: String(opened.category.id), subject: opened.subject, description: opened.description };
  type Fields = typeof before;
  const draft = useDraft<Fields | null>(`edit.${ticket.id}`, null);
  const leave = () => {
    draft.clear();
    onDone();
  };
  const schema = z.object({ category_id: z.string(), ...complaintTexts() });
  const { form, field, summary, busy, onSubmit } = useProblemForm(
    schema,
    // What was begun and put away with Escape is still there; Cancel throws it away.
    draft.value ?? before,
    async ({ category_id: category, subject, description }) => {
      try {
        const body = {
          subject,
          description,
          ...(category !== before.category_id && { category_id: Number(category) }),
        };
        const saved = await api.updateTicket({
          params: { id: ticket.number },
          body,
          ifMatch: (knowsNewer ? ticket : opened).version,
        });
        cache.setQueryData(complaintKey(ticket.number), saved);
        void cache.invalidateQueries({ queryKey: keyOf("listTickets") });
      } catch (error) {
        if (error instanceof ApiProblem && error.is("stale_version")) setKnowsNewer(true);
        void cache.invalidateQueries({ queryKey: keyOf("getTicket") });
        throw error;
      }
      toast(t("complaints.saved"));
      leave();
    },
  );
  const { subscribe } = form;
  const { set } = draft;
  useEffect(() => subscribe({ formState: { values: true }, callback: ({ values }) => set(values) }), [subscribe, set]);
  const category = form.watch("category_id");
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-5 pb-4">
      <ErrorSummary {...summary} />
      {categories && (
        <TopicField
          topics={topicsOf(categories.data)}
          value={category}
          onChange={(value) => form.setValue("category_id", value)}
          error={field("category_id").error}
        />
      )}
      <TextField label={t("complaints.new.subject")} autoComplete="off" {...field("subject")} />
      <TextArea
        label={t("complaints.new.description")}
        rows={8}
        counter={{ length: form.watch("description").length, max: DESCRIPTION_MAX }}
        {...field("description")}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" busy={busy}>
          {t("ui.save")}
        </Button>
        <Button onClick={leave}>{t("ui.cancel")}</Button>
      </div>
    </form>
  );
}
