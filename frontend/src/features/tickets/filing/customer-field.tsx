import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { Button } from "../../../components/ui/button.js";
import { Combobox } from "../../../components/ui/combobox.js";
import type { ProblemForm } from "../../../components/ui/problem-form.js";
import { TextField } from "../../../components/ui/text-field.js";
import { t } from "../../../lib/i18n.js";
import { queries } from "../../../lib/query.js";
import { useMay } from "../../../lib/session.js";
import type { NewTicketValues } from "./new-ticket.schema.js";

/** Whose complaint it is: somebody the desk knows, or a new person, who needs neither address nor password. */
export function CustomerField({ form, field }: Pick<ProblemForm<NewTicketValues>, "form" | "field">) {
  const may = useMay();
  const isNew = form.watch("new_person");
  if (isNew) {
    return (
      <fieldset className="flex flex-col gap-4 rounded-card border border-border p-4">
        <legend className="px-1 font-medium">{t("ticket.new.person")}</legend>
        <TextField label={t("ticket.new.name")} autoComplete="off" maxLength={120} {...field("full_name")} />
        <TextField type="email" label={t("ticket.new.email")} optional autoComplete="off" {...field("email")} />
        <TextField
          type="tel"
          label={t("ticket.new.phone")}
          optional
          autoComplete="off"
          maxLength={40}
          {...field("phone")}
        />
        <div>
          <Button onClick={() => form.setValue("new_person", false)}>{t("ticket.new.known_person")}</Button>
        </div>
      </fieldset>
    );
  }
  return (
    <div className="flex flex-col gap-2">
      <KnownCustomer
        value={form.watch("customer_id")}
        onChange={(id) => form.setValue("customer_id", id)}
        error={field("customer_id").error}
      />
      {may("people.create_customer") && (
        <div>
          <Button onClick={() => form.setValue("new_person", true)}>{t("ticket.new.add_person")}</Button>
        </div>
      )}
    </div>
  );
}

interface KnownCustomerProps {
  value: string;
  onChange: (id: string) => void;
  error: string | undefined;
}

function KnownCustomer({ value, onChange, error }: KnownCustomerProps) {
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<{ value: string; label: string; detail?: string | undefined } | null>(null);
  const q = useDeferredValue(typed.trim());
  const { data, isFetching } = useQuery({
    ...queries.listPeople({ query: { staff: "false", limit: "20", ...(q && { q }) } }),
    placeholderData: keepPreviousData,
  });
  // The page came back from a draft: the person's name has to be asked for.
  const known = useQuery({
    ...queries.getPerson({ params: { id: value } }),
    enabled: value !== "" && chosen?.value !== value,
  });
  const kept =
    chosen?.value === value ? chosen : known.data && { value: String(known.data.id), label: known.data.full_name };
  const found = (data?.data ?? []).map((person) => ({
    value: String(person.id),
    label: person.full_name,
    detail: [person.email, person.phone].filter(Boolean).join(", ") || undefined,
  }));
  // Whoever is chosen stays an option, whatever is searched for.
  const options = kept && !found.some((option) => option.value === kept.value) ? [kept, ...found] : found;
  return (
    <Combobox
      name="customer_id"
      label={t("ticket.customer")}
      hint={t("ticket.new.customer_hint")}
      options={options}
      value={value}
      onChange={(id) => {
        setChosen(options.find((option) => option.value === id) ?? null);
        onChange(id);
      }}
      onSearch={setTyped}
      loading={isFetching}
      clearable
      {...(error && { error })}
    />
  );
}
