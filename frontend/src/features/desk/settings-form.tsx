import { useQueryClient } from "@tanstack/react-query";
import type { Settings } from "@redress/backend/contract";
import { Suspense, useRef } from "react";
import { z } from "zod/mini";
import { Card } from "../../components/ui/card.js";
import { Combobox } from "../../components/ui/combobox.js";
import { ErrorSummary } from "../../components/ui/error-summary.js";
import { LastChanged } from "../../components/ui/last-changed.js";
import { useProblemForm } from "../../components/ui/problem-form.js";
import { RadioGroup } from "../../components/ui/radio-group.js";
import { SaveBar } from "../../components/ui/save-bar.js";
import { Select } from "../../components/ui/select.js";
import { TextField } from "../../components/ui/text-field.js";
import { api } from "../../lib/api.js";
import { ApiProblem } from "../../lib/api-problem.js";
import { languages, t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { keyOf } from "../../lib/query.js";
import { toast } from "../../lib/toasts.js";
import { timeZoneOptions } from "../accounts/time-zones.js";
import { changesOf, megabytesOf, valuesOf, type SettingsValues } from "./settings-values.js";

// Pictures and colours are a machinery of their own, below what one comes here for.
const AccentField = lazy(async () => ({ default: (await import("../../components/ui/accent-field.js")).AccentField }));
const LogoField = lazy(async () => ({ default: (await import("../../components/ui/logo-field.js")).LogoField }));

const text = (max: number) => z.string().check(z.trim(), z.maxLength(max, t("desk.too_long", { max })));
const numberBetween = (min: number, max: number, pattern = /^\d+$/) =>
  z.string().check(
    z.trim(),
    z.refine((value) => pattern.test(value) && Number(value) >= min && Number(value) <= max, {
      error: t("desk.number_between", { min, max }),
    }),
  );

const schema = ({ attachment_bounds: bounds }: Settings) =>
  z.object({
    name: text(80).check(z.minLength(1, t("desk.name.missing"))),
    time_zone: z.string(),
    language: z.string(),
    support_contact: text(200),
    customer_priority: z.string(),
    auto_close_days: numberBetween(1, 365),
    reopen_days: numberBetween(0, 3650),
    attachment_max_bytes: numberBetween(0.01, megabytesOf(bounds.max_bytes), /^\d+(\.\d+)?$/),
    attachment_max_files: numberBetween(1, bounds.max_files),
    two_factor_required: z.string(),
    accent: z.string().check(z.regex(/^(#[0-9a-fA-F]{6})?$/, t("desk.accent.wrong"))),
  });

/** Five groups of settings that are saved together; a logo takes effect by itself. */
export function SettingsForm({ settings }: { settings: Settings }) {
  const cache = useQueryClient();
  const element = useRef<HTMLFormElement>(null);
  const keep = async (saved: Settings) => {
    cache.setQueryData(keyOf("getSettings"), saved);
    await cache.invalidateQueries({ queryKey: keyOf("getApp") });
  };
  const { form, field, summary, busy, onSubmit } = useProblemForm<SettingsValues>(
    schema(settings),
    valuesOf(settings),
    async (values, filled) => {
      try {
        const saved = await api.updateSettings({ body: changesOf(values, settings), ifMatch: settings.version });
        filled.reset(valuesOf(saved));
        await keep(saved);
        toast(t("desk.settings.saved"));
      } catch (error) {
        if (error instanceof ApiProblem && error.is("stale_version")) {
          // Theirs beside what was typed here: the next Save puts only the latter over it.
          const theirs = error.current as Settings;
          filled.reset(valuesOf(theirs), { keepDirtyValues: true });
          await keep(theirs);
        }
        throw error;
      }
    },
  );
  // Only what is not registered: typing elsewhere draws nothing anew.
  const [zone, accent] = form.watch(["time_zone", "accent"]);
  const { isDirty } = form.formState;
  const set = (name: keyof SettingsValues, value: string) => form.setValue(name, value, { shouldDirty: true });
  const { changed, attachment_bounds: bounds } = settings;

  return (
    <form ref={element} noValidate onSubmit={onSubmit} className="flex flex-col gap-6">
      <ErrorSummary {...summary} />
      <Card title={t("desk.group.desk")}>
        <TextField label={t("desk.name")} hint={t("desk.name.hint")} autoComplete="organization" {...field("name")} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Combobox
            label={t("desk.time_zone")}
            hint={t("desk.time_zone.hint")}
            name="time_zone"
            options={timeZoneOptions()}
            value={zone}
            error={field("time_zone").error}
            onChange={(value) => set("time_zone", value)}
          />
          <Select
            label={t("desk.language")}
            hint={t("desk.language.hint")}
            options={languages.map(({ code, name }) => ({ value: code, label: name }))}
            {...field("language")}
          />
        </div>
        <TextField
          label={t("desk.support_contact")}
          hint={t("desk.support_contact.hint")}
          optional
          {...field("support_contact")}
        />
        <LastChanged change={changed.desk} />
      </Card>
      <Card title={t("desk.group.complaints")}>
        <RadioGroup
          label={t("desk.customer_priority")}
          options={[
            { value: "apply", label: t("desk.customer_priority.apply"), hint: t("desk.customer_priority.apply.hint") },
            {
              value: "request",
              label: t("desk.customer_priority.request"),
              hint: t("desk.customer_priority.request.hint"),
            },
          ]}
          {...field("customer_priority")}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t("desk.auto_close_days")}
            hint={t("desk.auto_close_days.hint")}
            inputMode="numeric"
            {...field("auto_close_days")}
          />
          <TextField
            label={t("desk.reopen_days")}
            hint={t("desk.reopen_days.hint")}
            inputMode="numeric"
            {...field("reopen_days")}
          />
        </div>
        <LastChanged change={changed.complaints} />
      </Card>
      <Card title={t("desk.group.attachments")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t("desk.attachment_max_bytes")}
            hint={t("desk.attachment_bound", { max: megabytesOf(bounds.max_bytes) })}
            inputMode="decimal"
            {...field("attachment_max_bytes")}
          />
          <TextField
            label={t("desk.attachment_max_files")}
            hint={t("desk.attachment_bound", { max: bounds.max_files })}
            inputMode="numeric"
            {...field("attachment_max_files")}
          />
        </div>
        <p className="text-dense text-muted">
          {t(settings.files_scanned ? "desk.files_scanned" : "desk.files_unscanned")}
        </p>
        <LastChanged change={changed.attachments} />
      </Card>
      <Card title={t("desk.group.sign_in")}>
        <RadioGroup
          label={t("desk.two_factor")}
          hint={t("desk.two_factor.hint")}
          options={[
            { value: "nobody", label: t("desk.two_factor.nobody") },
            { value: "admins", label: t("desk.two_factor.admins"), hint: t("desk.two_factor.admins.hint") },
            { value: "staff", label: t("desk.two_factor.staff") },
          ]}
          {...field("two_factor_required")}
        />
        <LastChanged change={changed.sign_in} />
      </Card>
      <Card title={t("desk.group.branding")}>
        {/* As high as the fields, so that what is below stays where it is. */}
        <Suspense fallback={<div className="min-h-48" />}>
          <LogoField
            url={settings.logo_url}
            onSet={async (file) => keep(await api.setDeskLogo({ files: [file] }))}
            onRemove={async () => keep(await api.removeDeskLogo())}
          />
          <AccentField
            label={t("desk.accent")}
            hint={t("desk.accent.hint")}
            optional
            name="accent"
            value={accent}
            error={field("accent").error}
            onChange={(value) => set("accent", value)}
          />
        </Suspense>
        <LastChanged change={changed.branding} />
      </Card>
      <SaveBar
        dirty={isDirty}
        busy={busy}
        onSave={() => element.current?.requestSubmit()}
        onDiscard={() => form.reset(valuesOf(settings))}
      />
    </form>
  );
}
