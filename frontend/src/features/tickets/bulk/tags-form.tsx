import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState, type FormEvent } from "react";
import { Button } from "../../../components/ui/button.js";
import { connection } from "../../../lib/connection.js";
import { t } from "../../../lib/i18n.js";
import { useStore } from "../../../lib/store.js";
import { tagsQuery } from "../data/ticket-queries.js";
import type { ValueProps } from "./value-lists.js";

const LONGEST = 40;

/** One tag to put on all or to take from all; Enter puts it on. */
export function TagsForm({ onChange }: ValueProps) {
  const { data } = useQuery(tagsQuery);
  const proposals = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const isConnected = ["fine", "live_lost"].includes(useStore(connection));
  const tag = typed.replace(/\s+/gu, " ").trim();
  useEffect(() => field.current?.focus(), []);
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (tag && isConnected) onChange({ add_tags: [tag] }, []);
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
      {!isConnected && <p className="text-dense text-warn-fg">{t("bulk.needs_connection")}</p>}
      <div className="flex justify-end gap-2">
        <Button disabled={!tag || !isConnected} onClick={() => onChange({ remove_tags: [tag] }, [])}>
          {t("bulk.tag.remove")}
        </Button>
        <Button look="primary" type="submit" disabled={!tag || !isConnected}>
          {t("bulk.tag.add")}
        </Button>
      </div>
    </form>
  );
}
