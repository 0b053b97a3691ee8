import type { ImportDetail } from "@redress/backend/contract";
import { useQuery } from "@tanstack/react-query";
import { Disclosure } from "../../components/ui/disclosure.js";
import { Select } from "../../components/ui/select.js";
import { t } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";
import { fieldWord, moreFields, ownField, usualFields, type Field } from "./import-words.js";

export interface MappingFieldsProps {
  it: ImportDetail;
  mapping: ImportDetail["mapping"];
  errorOf: (field: string) => string | undefined;
  onChange: (mapping: ImportDetail["mapping"]) => void;
}

const EXAMPLE = 60;

/** One list of columns per field, each with what stands in the first row. */
export function MappingFields({ it, mapping, errorOf, onChange }: MappingFieldsProps) {
  const { data } = useQuery(queries.listFields());
  const own = data?.data ?? [];
  const choose = (field: Field, column: string) => {
    const { [field]: _, ...others } = mapping;
    onChange(column === "" ? others : { ...others, [field]: column });
  };
  const select = (field: Field, label: string) => {
    const column = mapping[field];
    return (
      <Select
        key={field}
        name={`mapping.${field}`}
        label={label}
        hint={column === undefined ? undefined : example(it, column)}
        error={errorOf(`mapping.${field}`)}
        placeholder={t("import.mapping.none")}
        options={it.columns.map((name) => ({ value: name, label: name }))}
        value={column ?? ""}
        onChange={(event) => choose(field, event.target.value)}
      />
    );
  };
  return (
    <>
      <div className="grid gap-4 md:grid-cols-2">{usualFields.map((field) => select(field, fieldWord(field)))}</div>
      <Disclosure summary={t("import.mapping.more")} open={moreFields.some((field) => it.mapping[field] !== undefined)}>
        <div className="grid gap-4 md:grid-cols-2">{moreFields.map((field) => select(field, fieldWord(field)))}</div>
      </Disclosure>
      {own.length > 0 && (
        <Disclosure
          summary={t("import.mapping.own")}
          open={own.some(({ key }) => it.mapping[ownField(key)] !== undefined)}
        >
          <div className="grid gap-4 md:grid-cols-2">{own.map(({ key, label }) => select(ownField(key), label))}</div>
        </Disclosure>
      )}
    </>
  );
}

/** What the first row that has something there says. */
function example(it: ImportDetail, column: string): string | undefined {
  const index = it.columns.indexOf(column);
  const text = it.sample.map((row) => row[index] ?? "").find((cell) => cell.trim() !== "");
  if (text === undefined) return t("import.mapping.empty");
  return t("import.mapping.example", { text: text.length > EXAMPLE ? `${text.slice(0, EXAMPLE)}…` : text });
}
