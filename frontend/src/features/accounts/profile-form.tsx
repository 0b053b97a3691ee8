import { z } from "zod/mini";
import { Button } from "../../components/ui/button.js";
import { Card } from "../../components/ui/card.js";
import { Combobox } from "../../components/ui/combobox.js";
import { ErrorSummary } from "../../components/ui/error-summary.js";
import { useProblemForm } from "../../components/ui/problem-form.js";
import { Select } from "../../components/ui/select.js";
import { TextField } from "../../components/ui/text-field.js";
import { api } from "../../lib/api.js";
import { languages, t } from "../../lib/i18n.js";
import { updatePerson, useMe } from "../../lib/session.js";
import { toast } from "../../lib/toasts.js";
import { nameField } from "./account-fields.js";
import { timeZoneOptions } from "./time-zones.js";

const atMost = (max: number) => z.string().check(z.trim(), z.maxLength(max, t("accounts.too_long", { max })));

const schema = () =>
  z.object({
    full_name: nameField(),
    phone: atMost(40),
    address: atMost(300),
    locale: z.string(),
    hour_format: z.enum(["locale", "h12", "h23"]),
    time_zone: z.string().check(z.minLength(1, t("accounts.time_zone.missing"))),
  });

/** Name, contact details, language, time zone and hours. */
export function ProfileForm() {
  const me = useMe();
  const known = {
    full_name: me.full_name,
    phone: me.phone ?? "",
    address: me.address ?? "",
    locale: me.locale,
    hour_format: me.hour_format,
    time_zone: me.time_zone,
  };
  const { form, field, summary, busy, onSubmit } = useProblemForm(schema(), known, async (values, filled) => {
    const body = { ...values, phone: values.phone || null, address: values.address || null };
    updatePerson(await api.updateMe({ body, ifMatch: me.version }));
    filled.reset(values);
    toast(t("accounts.profile.saved"));
  });
  const { isDirty } = form.formState;
  return (
    <form noValidate onSubmit={onSubmit}>
      <Card title={t("accounts.profile.about_you")}>
        <ErrorSummary {...summary} />
        <TextField label={t("accounts.name.label")} autoComplete="name" {...field("full_name")} />
        {me.email && (
          <p>
            <span className="font-medium">{t("accounts.email.label")}</span> <bdi>{me.email}</bdi>
          </p>
        )}
        <TextField label={t("accounts.phone.label")} optional type="tel" autoComplete="tel" {...field("phone")} />
        <TextField label={t("accounts.address.label")} optional autoComplete="street-address" {...field("address")} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            label={t("accounts.language.label")}
            options={languages.map(({ code, name }) => ({ value: code, label: name }))}
            {...field("locale")}
          />
          <Combobox
            label={t("accounts.time_zone.label")}
            name="time_zone"
            options={timeZoneOptions()}
            value={form.watch("time_zone")}
            onChange={(zone) => form.setValue("time_zone", zone, { shouldDirty: true })}
            error={form.formState.errors.time_zone?.message}
          />
          <Select
            label={t("accounts.hours.label")}
            options={[
              { value: "locale", label: t("accounts.hours.locale") },
              { value: "h12", label: t("accounts.hours.h12") },
              { value: "h23", label: t("accounts.hours.h23") },
            ]}
            {...field("hour_format")}
          />
        </div>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" busy={busy} disabled={!isDirty && !busy}>
            {t("ui.save")}
          </Button>
          {isDirty && <Button onClick={() => form.reset(known)}>{t("accounts.discard")}</Button>}
        </div>
      </Card>
    </form>
  );
}
