import { useSearchParams } from "react-router-dom";
import { t } from "../../../lib/i18n.js";
import { withQuery } from "../model/queue-address.js";

/** Searches that show what can be asked for; each is one, as it stands. */
const EXAMPLES = [
  { q: "status:open priority>=high", says: "queue.search.example.urgent" },
  { q: "is:awaiting_reply assignee:me", says: "queue.search.example.waiting" },
  { q: "due<2h -is:overdue", says: "queue.search.example.due" },
  { q: "created:-7d..now has:attachment", says: "queue.search.example.files" },
  { q: '"wrong invoice" -status:closed', says: "queue.search.example.phrase" },
] as const;

/** In place of a list, before anything is searched for. */
export function SearchStart() {
  const [search, setSearch] = useSearchParams();
  return (
    <div className="flex flex-col gap-2 overflow-y-auto p-3 text-muted">
      <p>{t("queue.search.start")}</p>
      <ul className="flex flex-col gap-1">
        {EXAMPLES.map(({ q, says }) => (
          <li key={q}>
            <button
              type="button"
              className="flex w-full flex-col items-start rounded-control px-2 py-1 text-start hover:bg-hover touch-target"
              onClick={() => setSearch(withQuery(search, q))}
            >
              <code className="font-mono text-dense text-link [overflow-wrap:anywhere]">{q}</code>
              <span className="text-dense">{t(says)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
