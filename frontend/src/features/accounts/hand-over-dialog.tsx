import { useQuery } from "@tanstack/react-query";
import type { PersonDetail } from "@redress/backend/contract";
import { useState } from "react";
import { Button } from "../../components/ui/button.js";
import { Combobox } from "../../components/ui/combobox.js";
import { Dialog } from "../../components/ui/dialog.js";
import { RadioGroup } from "../../components/ui/radio-group.js";
import { t } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";

export interface HandOverDialogProps {
  person: PersonDetail;
  /** Open tickets they hold. */
  count: number;
  busy: boolean;
  onClose: () => void;
  /** With the person who gets the tickets; null: back to their teams. */
  onConfirm: (assignTo: number | null) => void;
}

/** Who gets the open tickets of somebody who stops working. */
export function HandOverDialog({ person, count, busy, onClose, onConfirm }: HandOverDialogProps) {
  const [way, setWay] = useState("teams");
  const [heir, setHeir] = useState("");
  const [missing, setMissing] = useState(false);
  const [text, setText] = useState("");
  const q = text.trim();
  const found = useQuery({
    ...queries.listPeople({
      query: { staff: "true" as const, state: "active" as const, limit: 20, ...(q && { q }) },
    }),
    placeholderData: (before) => before,
  });
  const options = (found.data?.data ?? [])
    .filter(({ id }) => id !== person.id)
    .map(({ id, full_name: label, role }) => ({ value: String(id), label, detail: role.name }));

  const confirm = () => {
    if (way === "teams") return onConfirm(null);
    if (heir === "") return setMissing(true);
    onConfirm(Number(heir));
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("accounts.person.deactivate_title", { name: person.full_name })}
      description={t("accounts.person.deactivate_text", { count })}
      footer={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button look="primary" busy={busy} onClick={confirm}>
            {t("accounts.person.deactivate")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <RadioGroup
          label={t("accounts.person.open_tickets")}
          options={[
            { value: "teams", label: t("accounts.person.to_teams"), hint: t("accounts.person.to_teams_hint") },
            { value: "person", label: t("accounts.person.to_person") },
          ]}
          value={way}
          onChange={(event) => setWay(event.target.value)}
        />
        {way === "person" && (
          <Combobox
            label={t("accounts.person.heir")}
            hint={t("accounts.person.heir_hint")}
            options={options}
            value={heir}
            loading={found.isFetching}
            error={missing && heir === "" ? t("accounts.person.heir_missing") : undefined}
            onSearch={setText}
            onChange={setHeir}
          />
        )}
      </div>
    </Dialog>
  );
}
