import type { Settings } from "@redress/backend/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { z } from "zod/mini";
import { Button } from "../../components/ui/button.js";
import { Combobox } from "../../components/ui/combobox.js";
import { ErrorSummary } from "../../components/ui/error-summary.js";
import { useProblemForm } from "../../components/ui/problem-form.js";
import { TextField } from "../../components/ui/text-field.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { keyOf } from "../../lib/query.js";
import { useMe } from "../../lib/session.js";
import { toast } from "../../lib/toasts.js";
import { timeZoneOptions } from "../accounts/time-zones.js";
import { setupQuery } from "./setup-query.js";

const schema = () =>
  z.object({
    name: z
      .string()
      .check(
        z.trim(),
        z.minLength(1, t("setup.desk.name_missing")),
        z.maxLength(80, t("setup.desk.name_long", { max: 80 })),
      ),
    time_zone: z.string(),
  });

/** The zone of whoever sets the desk up is most likely the desk's. */
export function DeskForm({ settings }: { settings: Settings }) {
  const cache = useQueryClient();
  const me = useMe();
  useEffect(() => headingTakesFocus, []);
  const { form, field, summary, busy, onSubmit } = useProblemForm(
    schema(),
    { name: "", time_zone: me.time_zone },
    async (body) => {
      cache.setQueryData(keyOf("getSettings"), await api.updateSettings({ body, ifMatch: settings.version }));
      toast(t("setup.desk.saved"));
      await Promise.all([
        cache.invalidateQueries({ queryKey: setupQuery.queryKey }),
        cache.invalidateQueries({ queryKey: keyOf("getApp") }),
      ]);
    },
  );
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-4 md:ps-27">
      <ErrorSummary {...summary} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t("setup.desk.name")}
          hint={t("setup.desk.name_hint")}
          autoComplete="organization"
          {...field("name")}
        />
        <Combobox
          label={t("setup.desk.time_zone")}
          hint={t("setup.desk.time_zone_hint")}
          name="time_zone"
          options={timeZoneOptions()}
          value={form.watch("time_zone")}
          onChange={(zone) => form.setValue("time_zone", zone)}
        />
      </div>
      <div>
        <Button type="submit" look="primary" busy={busy}>
          {t("ui.save")}
        </Button>
      </div>
    </form>
  );
}

/** The form goes once the step is done; the keyboard's place must not go with it. */
function headingTakesFocus(): void {
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>("main h1[tabindex]")?.focus({ preventScroll: true });
}
