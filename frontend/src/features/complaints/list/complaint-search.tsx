import { Search } from "lucide-react";
import { useState, type FormEvent } from "react";
import { Link } from "react-router-dom";
import { Button } from "../../../components/ui/button.js";
import { TextField } from "../../../components/ui/text-field.js";
import { t } from "../../../lib/i18n.js";

export interface ComplaintSearchProps {
  /** What is searched for now. */
  words: string;
  onSearch: (words: string) => void;
}

/** Finds among one's own complaints, by words and references alone. */
export function ComplaintSearch({ words, onSearch }: ComplaintSearchProps) {
  const [typed, setTyped] = useState(words);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(typed.trim());
  };
  return (
    <form role="search" className="flex max-w-xl flex-col gap-2" onSubmit={submit}>
      <div className="flex items-end gap-2">
        <TextField
          label={t("complaints.search")}
          hint={t("complaints.search.hint")}
          className="min-w-0 flex-1"
          enterKeyHint="search"
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" icon={<Search aria-hidden className="size-4" />}>
          {t("complaints.search.action")}
        </Button>
      </div>
      {words !== "" && (
        <Link to="/complaints" className="self-start text-link hover:underline touch-target">
          {t("complaints.search.all")}
        </Link>
      )}
    </form>
  );
}
