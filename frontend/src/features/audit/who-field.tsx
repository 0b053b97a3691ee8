import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { Combobox } from "../../components/ui/combobox.js";
import { t } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";
import { useMay } from "../../lib/session.js";

interface WhoFieldProps {
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}

/** Anybody who may have done it, found by name or address; or the desk itself. */
export function WhoField({ value, onChange, error }: WhoFieldProps) {
  const may = useMay();
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const mayFind = may("people.read");
  const found = useQuery({ ...queries.listPeople({ query: { limit: "20", ...(q && { q }) } }), enabled: mayFind });
  const isPerson = /^\d+$/.test(value);
  const chosen = useQuery({
    ...queries.getPerson({ params: { id: value } }),
    enabled: isPerson && mayFind,
    retry: false,
  });
  const people = (found.data?.data ?? []).map(({ id, full_name, email }) => ({
    value: String(id),
    label: full_name,
    detail: email ?? undefined,
  }));
  const missing = isPerson && !people.some((option) => option.value === value);
  const others = (["system", "anonymous"] as const)
    .map((kind) => ({ value: kind, label: t(`audit.who.${kind}`) }))
    .filter(({ value: kind, label }) => kind === value || label.toLowerCase().includes(q.toLowerCase()));
  return (
    <Combobox
      label={t("audit.who")}
      hint={t("audit.who.hint")}
      error={error}
      placeholder={t("audit.who.anyone")}
      clearable
      value={value}
      onChange={onChange}
      onSearch={setTyped}
      loading={found.isFetching}
      options={[
        ...others,
        ...(missing ? [{ value, label: chosen.data?.full_name ?? t("audit.who.gone", { id: value }) }] : []),
        ...people,
      ]}
    />
  );
}
