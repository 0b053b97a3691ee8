import { useState, type FormEvent } from "react";
import { Button } from "../../../components/ui/button.js";
import { TextField } from "../../../components/ui/text-field.js";
import { t } from "../../../lib/i18n.js";

export interface HolidaysLinkProps {
  busy: boolean;
  error: string | undefined;
  onFollow: (url: string) => void;
}

/** The address of a calendar file in the web, for the server to fetch. */
export function HolidaysLink({ busy, error, onFollow }: HolidaysLinkProps) {
  const [url, setUrl] = useState("");
  const follow = (event: FormEvent) => {
    event.preventDefault();
    // The form of the calendar lies around it.
    event.stopPropagation();
    if (url.trim() !== "" && !busy) onFollow(url.trim());
  };
  return (
    <form onSubmit={follow} noValidate className="flex flex-col gap-2">
      <TextField
        label={t("calendars.import.link")}
        hint={t("calendars.import.link_hint")}
        type="url"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        maxLength={2000}
        value={url}
        error={error}
        onChange={(event) => setUrl(event.target.value)}
      />
      <div>
        <Button type="submit" busy={busy} aria-disabled={url.trim() === "" || undefined}>
          {t("calendars.import.link_read")}
        </Button>
      </div>
    </form>
  );
}
