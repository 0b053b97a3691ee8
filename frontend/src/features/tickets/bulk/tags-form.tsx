import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState, type FormEvent } from "react";
import { Button } from "../../../components/ui/button.js";
import { t } from "../../../lib/i18n.js";
import { tagsQuery } from "../data/ticket-queries.js";
import type { ValueProps } from "./value-lists.js";

const LONGEST = 40;

/** One tag to put on all or to take from all; Enter puts it on. */
export function TagsForm({ onChange }: ValueProps) {
  const { data } = useQuery(tagsQuery);
  const proposals = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const tag = typed.replace(/\s+/gu, " ").trim();
  useEffect(() => field.current?.focus(), []);
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (tag) onChange({ add_tags: [tag] }, []);
  };
  return (
    <form onSubmit={add} className="flex flex-col gap-2 p-1">
      <input
        ref={field}
        aria-label={t("bulk.tag")}
        placeholder={t("bulk.tag")}
        list={proposals}
        maxLength={LONGEST}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="min-h-control w-full rounded-control border border-border-strong bg-surface px-3 text-text"
      />
      <datalist id={proposals}>
        {(data?.data ?? []).map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      <div className="flex justify-end gap-2">
        <Button disabled={!tag} onClick={() => onChange({ remove_tags: [tag] }, [])}>
          {t("bulk.tag.remove")}
        </Button>
        <Button look="primary" type="submit" disabled={!tag}>
          {t("bulk.tag.add")}
        </Button>
      </div>
    </form>
  );
}
