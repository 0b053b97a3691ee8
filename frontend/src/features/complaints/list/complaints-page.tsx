import { Plus } from "lucide-react";
import { useSearchParams } from "react-router-dom";
import { LinkButton } from "../../../components/ui/button.js";
import { FocusHeading } from "../../../components/ui/focus-heading.js";
import { TabPanel, Tabs } from "../../../components/ui/tabs.js";
import { t } from "../../../lib/i18n.js";
import { plainQuery, useComplaintPages, type Shelf } from "../data/use-own-complaints.js";
import { ComplaintSearch } from "./complaint-search.js";
import { ComplaintShelf } from "./complaint-shelf.js";

/** All of one's own complaints: those that go on, and those that are closed. */
export function ComplaintsPage() {
  const [search, setSearch] = useSearchParams();
  const shelf: Shelf = search.get("show") === "closed" ? "closed" : "open";
  const words = search.get("q")?.trim() ?? "";
  // Both, for their numbers.
  const pages = { open: useComplaintPages("open"), closed: useComplaintPages("closed") };
  const found = useComplaintPages("found", words);
  const tab = (value: "open" | "closed", label: string) => ({ value, label, count: countOf(pages[value]) });
  return (
    <div className="flex flex-col gap-4 px-4 py-4 md:py-8">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <FocusHeading title={t("complaints.list.title")} hero>
          {t("complaints.list.title")}
        </FocusHeading>
        <LinkButton look="primary" to="/complaints/new" icon={<Plus aria-hidden className="size-4" />}>
          {t("complaints.file")}
        </LinkButton>
      </div>
      <ComplaintSearch key={words} words={words} onSearch={(q) => setSearch(q === "" ? {} : { q })} />
      {plainQuery(words) !== "" ? (
        <ComplaintShelf shelf="found" pages={found} />
      ) : (
        <Tabs
          label={t("complaints.list.title")}
          tabs={[tab("open", t("complaints.list.open")), tab("closed", t("complaints.list.closed"))]}
          value={shelf}
          onChange={(next) => setSearch(next === "open" ? {} : { show: next }, { replace: true })}
        >
          <TabPanel value="open">
            <ComplaintShelf shelf="open" pages={pages.open} />
          </TabPanel>
          <TabPanel value="closed">
            <ComplaintShelf shelf="closed" pages={pages.closed} />
          </TabPanel>
        </Tabs>
      )}
    </div>
  );
}

/** How many there are; unknown while some are not loaded. */
function countOf({ data, hasNextPage }: ReturnType<typeof useComplaintPages>): number | undefined {
  if (!data || hasNextPage) return undefined;
  return data.pages.reduce((sum, page) => sum + page.data.length, 0);
}
