import type { OrganizationDetail } from "@redress/backend/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useNavigate } from "react-router-dom";
import { z } from "zod/mini";
import { AccentField } from "../../components/ui/accent-field.js";
import { Card } from "../../components/ui/card.js";
import { ErrorSummary } from "../../components/ui/error-summary.js";
import { LastChanged } from "../../components/ui/last-changed.js";
import { LogoField } from "../../components/ui/logo-field.js";
import { useProblemForm } from "../../components/ui/problem-form.js";
import { SaveBar } from "../../components/ui/save-bar.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { leaveFreely } from "../../lib/leave-guard.js";
import { useSubmitKey } from "../../lib/submit-key.js";
import { toast } from "../../lib/toasts.js";
import { ArchiveButton } from "./archive-button.js";
import { offeredBody, OfferedFields, offeredShape, offeredValues, type OfferedValues } from "./contact-fields.js";
import { keepOrganization, keepTheirs } from "./keep-organization.js";

interface Values extends OfferedValues {
  accent: string;
}

const schema = () =>
  z.object({
    ...offeredShape(),
    accent: z.string().check(z.regex(/^(#[0-9a-fA-F]{6})?$/, t("organizations.accent.wrong"))),
  });

const valuesOf = (organization: OrganizationDetail | null): Values => ({
  ...offeredValues(organization),
  accent: organization?.accent ?? "",
});

/** An organization's facts. A new one leads on to its page, where it gets its logo. */
export function OrganizationForm({ organization }: { organization: OrganizationDetail | null }) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const element = useRef<HTMLFormElement>(null);
  const key = useSubmitKey();
  const { form, field, summary, busy, onSubmit } = useProblemForm<Values>(
    schema(),
    valuesOf(organization),
    async (values, filled) => {
      const body = { ...offeredBody(values), accent: values.accent || null };
      if (!organization) {
        const added = await api.createOrganization({ body, idempotencyKey: key.of(body) });
        await keepOrganization(cache, added);
        toast(t("organizations.added", { name: added.name }));
        leaveFreely(() => void navigate(`/admin/organizations/${added.id}`, { replace: true }));
        return;
      }
      const params = { id: String(organization.id) };
      try {
        const saved = await api.updateOrganization({ params, body, ifMatch: organization.version });
        filled.reset(valuesOf(saved));
        await keepOrganization(cache, saved);
        toast(t("organizations.saved", { name: saved.name }));
      } catch (error) {
        const theirs = await keepTheirs<OrganizationDetail>(error, (present) => keepOrganization(cache, present));
        if (theirs) filled.reset(valuesOf(theirs), { keepDirtyValues: true });
        throw error;
      }
    },
  );
  const params = { id: String(organization?.id) };
  const accent = form.watch("accent");
  return (
    <form ref={element} noValidate onSubmit={onSubmit} className="flex flex-col gap-6">
      <ErrorSummary {...summary} />
      <Card title={t("organizations.group.facts")}>
        <OfferedFields field={field} publicHint={t("organizations.public.hint")} />
      </Card>
      <Card title={t("organizations.group.branding")}>
        {organization ? (
          <LogoField
            url={organization.logo_url}
            onSet={async (file) => keepOrganization(cache, await api.setOrganizationLogo({ params, files: [file] }))}
            onRemove={async () => keepOrganization(cache, await api.removeOrganizationLogo({ params }))}
          />
        ) : (
          <p className="text-dense text-muted">{t("organizations.logo_later")}</p>
        )}
        <AccentField
          label={t("organizations.accent")}
          hint={t("organizations.accent.hint")}
          optional
          name="accent"
          value={accent}
          error={field("accent").error}
          onChange={(value) => form.setValue("accent", value, { shouldDirty: true })}
        />
      </Card>
      {organization && (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <LastChanged change={organization.changed} />
          <ArchiveButton
            name={organization.name}
            archived={organization.archived}
            onSet={async (archived) =>
              keepOrganization(cache, await api.updateOrganization({ params, body: { archived } }))
            }
          />
        </div>
      )}
      <SaveBar
        dirty={form.formState.isDirty}
        busy={busy}
        onSave={() => element.current?.requestSubmit()}
        onDiscard={() => form.reset(valuesOf(organization))}
      />
    </form>
  );
}
