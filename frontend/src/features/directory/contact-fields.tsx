import type { FieldValues, Path } from "react-hook-form";
import { z } from "zod/mini";
import type { ProblemForm } from "../../components/ui/problem-form.js";
import { Checkbox } from "../../components/ui/checkbox.js";
import { TextArea } from "../../components/ui/text-area.js";
import { TextField } from "../../components/ui/text-field.js";
import { t } from "../../lib/i18n.js";

/** What organizations and departments have in common. */
export interface OfferedValues extends FieldValues {
  name: string;
  public: boolean;
  email: string;
  phone: string;
  address: string;
  hours_text: string;
}

interface Offered {
  name: string;
  public: boolean;
  email: string | null;
  phone: string | null;
  address: string | null;
  hours_text: string | null;
}

export const offeredValues = (from: Offered | null): OfferedValues => ({
  name: from?.name ?? "",
  public: from?.public ?? true,
  email: from?.email ?? "",
  phone: from?.phone ?? "",
  address: from?.address ?? "",
  hours_text: from?.hours_text ?? "",
});

/** What is left empty is nothing. */
export const offeredBody = (values: OfferedValues) => ({
  name: values.name,
  public: values.public,
  email: values.email || null,
  phone: values.phone || null,
  address: values.address || null,
  hours_text: values.hours_text || null,
});

const text = (max: number) => z.string().check(z.trim(), z.maxLength(max, t("organizations.too_long", { max })));

export const offeredShape = () => ({
  name: text(120).check(z.minLength(1, t("organizations.name.missing"))),
  public: z.boolean(),
  email: z.string().check(
    z.trim(),
    z.refine((value) => value === "" || /^\S+@\S+\.\S+$/.test(value), { error: t("organizations.email.wrong") }),
  ),
  phone: text(40),
  address: text(300),
  hours_text: text(300),
});

/** The fields for them, tied to any form that has these values. */
export function OfferedFields<Values extends OfferedValues>({
  field,
  publicHint,
}: {
  field: ProblemForm<Values>["field"];
  publicHint: string;
}) {
  const of = (name: keyof OfferedValues & string) => field(name as Path<Values>);
  const { error: _, ...isPublic } = of("public");
  return (
    <>
      <TextField label={t("organizations.name")} autoComplete="off" {...of("name")} />
      <Checkbox label={t("organizations.public")} hint={publicHint} {...isPublic} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label={t("organizations.email")} optional type="email" autoComplete="off" {...of("email")} />
        <TextField label={t("organizations.phone")} optional type="tel" autoComplete="off" {...of("phone")} />
      </div>
      <TextArea label={t("organizations.address")} optional rows={3} {...of("address")} />
      <TextArea
        label={t("organizations.hours")}
        hint={t("organizations.hours.hint")}
        optional
        rows={2}
        {...of("hours_text")}
      />
    </>
  );
}
