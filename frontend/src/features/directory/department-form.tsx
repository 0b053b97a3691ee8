import type { DepartmentDetail } from "@redress/backend/contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useNavigate } from "react-router-dom";
import { z } from "zod/mini";
import { Card } from "../../components/ui/card.js";
import { Combobox } from "../../components/ui/combobox.js";
import { ErrorSummary } from "../../components/ui/error-summary.js";
import { LastChanged } from "../../components/ui/last-changed.js";
import { useProblemForm } from "../../components/ui/problem-form.js";
import { SaveBar } from "../../components/ui/save-bar.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { leaveFreely } from "../../lib/leave-guard.js";
import { queries } from "../../lib/query.js";
import { useSubmitKey } from "../../lib/submit-key.js";
import { toast } from "../../lib/toasts.js";
import { ArchiveButton } from "./archive-button.js";
import { offeredBody, OfferedFields, offeredShape, offeredValues, type OfferedValues } from "./contact-fields.js";
import { keepDepartment, keepTheirs } from "./keep-organization.js";

interface Values extends OfferedValues {
  organization_id: string;
}

const schema = () => z.object({ ...offeredShape(), organization_id: z.string() });

export interface DepartmentFormProps {
  department: DepartmentDetail | null;
  /** Where it is, or where a new one begins. */
  organizationId: number;
}

/** A department's facts. A new one leads back to the list. */
export function DepartmentForm({ department, organizationId }: DepartmentFormProps) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const element = useRef<HTMLFormElement>(null);
  const key = useSubmitKey();
  const organizations = useQuery(queries.listOrganizations({ query: { archived: "true" } }));
  const valuesOf = (from: DepartmentDetail | null): Values => ({
    ...offeredValues(from),
    organization_id: String(from?.organization.id ?? organizationId),
  });
  const { form, field, summary, busy, onSubmit } = useProblemForm<Values>(
    schema(),
    valuesOf(department),
    async (values, filled) => {
      const body = { ...offeredBody(values), organization_id: Number(values.organization_id) };
      if (!department) {
        const added = await api.createDepartment({ body, idempotencyKey: key.of(body) });
        await keepDepartment(cache, added);
        toast(t("organizations.added", { name: added.name }));
        leaveFreely(() => void navigate("/admin/organizations"));
        return;
      }
      const params = { id: String(department.id) };
      try {
        const saved = await api.updateDepartment({ params, body, ifMatch: department.version });
        filled.reset(valuesOf(saved));
        await keepDepartment(cache, saved);
        toast(t("organizations.saved", { name: saved.name }));
      } catch (error) {
        const theirs = await keepTheirs<DepartmentDetail>(error, (present) => keepDepartment(cache, present));
        if (theirs) filled.reset(valuesOf(theirs), { keepDirtyValues: true });
        throw error;
      }
    },
  );
  const params = { id: String(department?.id) };
  return (
    <form ref={element} noValidate onSubmit={onSubmit} className="flex flex-col gap-6">
      <ErrorSummary {...summary} />
      <Card title={t("organizations.group.facts")}>
        <Combobox
          label={t("organizations.organization")}
          name="organization_id"
          options={(organizations.data?.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
          value={form.watch("organization_id")}
          error={field("organization_id").error}
          onChange={(value) => form.setValue("organization_id", value, { shouldDirty: true })}
        />
        <OfferedFields field={field} publicHint={t("organizations.department.public.hint")} />
      </Card>
      {department && (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <LastChanged change={department.changed} />
          <ArchiveButton
            name={department.name}
            archived={department.archived}
            onSet={async (archived) =>
              keepDepartment(cache, await api.updateDepartment({ params, body: { archived } }))
            }
          />
        </div>
      )}
      <SaveBar
        dirty={form.formState.isDirty}
        busy={busy}
        onSave={() => element.current?.requestSubmit()}
        onDiscard={() => form.reset(valuesOf(department))}
      />
    </form>
  );
}
