import { useQuery } from "@tanstack/react-query";
import { LinkButton } from "../../../components/ui/button.js";
import { t } from "../../../lib/i18n.js";
import { queries } from "../../../lib/query.js";
import { topicsOf } from "../model/topics.js";

const SHOWN = 6;

/** A quick way into the form with its first question answered. */
export function HomeTopics() {
  const { data } = useQuery(queries.listCategories());
  if (!data || data.data.length === 0) return null;
  return (
    <section aria-labelledby="topics" className="flex flex-col gap-3">
      <h2 id="topics" className="text-title font-semibold">
        {t("complaints.home.topics")}
      </h2>
      <ul className="flex flex-wrap gap-2">
        {topicsOf(data.data)
          .slice(0, SHOWN)
          .map(({ value, label }) => (
            <li key={value}>
              <LinkButton to={`/complaints/new?topic=${value}`}>{label}</LinkButton>
            </li>
          ))}
      </ul>
    </section>
  );
}
