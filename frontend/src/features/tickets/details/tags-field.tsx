import { useQuery } from "@tanstack/react-query";
import { useId, useState, type KeyboardEvent } from "react";
import { Button } from "../../../components/ui/button.js";
import { Tag } from "../../../components/ui/tag.js";
import { t } from "../../../lib/i18n.js";
import { tagsQuery } from "../data/ticket-queries.js";
import { useTicketActions } from "../ticket/ticket-actions.js";
import { FieldRow } from "./field-row.js";

const LONGEST = 40;
const MOST = 20;

export function TagsField() {
  const { ticket } = useTicketActions();
  return (
    <FieldRow
      field="tags"
      label={t("ticket.field.tags")}
      command="ticket.tags"
      editable={ticket.abilities.edit}
      value={
        ticket.tags.length > 0 ? (
          <span className="flex flex-wrap gap-1 py-1">
            {ticket.tags.map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
          </span>
        ) : (
          <span className="text-muted">{t("ticket.value.none")}</span>
        )
      }
    >
      <TagsEditor />
    </FieldRow>
  );
}

/** Tags are typed, known ones proposed; Enter adds, Backspace in the empty field takes the last away. */
function TagsEditor() {
  const { ticket, change, setOpenField } = useTicketActions();
  const { data } = useQuery(tagsQuery);
  const proposals = useId();
  const [tags, setTags] = useState(ticket.tags);
  const [typed, setTyped] = useState("");

  const withTyped = () => {
    const next = typed.replace(/\s+/gu, " ").trim();
    const known = tags.some((tag) => tag.toLocaleLowerCase() === next.toLocaleLowerCase());
    return next === "" || known || tags.length >= MOST ? tags : [...tags, next];
  };
  const save = () => {
    const next = withTyped();
    setOpenField(null);
    if (next.join("\n") !== ticket.tags.join("\n")) change({ field: "tags", value: next });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      // Nothing left to add: Enter is done with it.
      if (typed.trim() === "") return save();
      setTags(withTyped());
      setTyped("");
    } else if (event.key === "Backspace" && typed === "") {
      setTags(tags.slice(0, -1));
    }
  };
  return (
    <div className="flex flex-col gap-2 p-1">
      {tags.length > 0 && (
        <ul aria-label={t("ticket.field.tags")} className="flex flex-wrap gap-1">
          {tags.map((tag) => (
            <li key={tag} className="max-w-full">
              <Tag onRemove={() => setTags(tags.filter((other) => other !== tag))}>{tag}</Tag>
            </li>
          ))}
        </ul>
      )}
      <input
        aria-label={t("ticket.tags.add")}
        placeholder={t("ticket.tags.add")}
        list={proposals}
        maxLength={LONGEST}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        className="min-h-control w-full rounded-control border border-border-strong bg-surface px-3 text-text"
      />
      <datalist id={proposals}>
        {(data?.data ?? [])
          .filter(({ name }) => !tags.includes(name))
          .map(({ id, name }) => (
            <option key={id} value={name} />
          ))}
      </datalist>
      <div className="flex justify-end gap-2">
        <Button onClick={() => setOpenField(null)}>{t("ui.cancel")}</Button>
        <Button look="primary" onClick={save}>
          {t("ui.save")}
        </Button>
      </div>
    </div>
  );
}
