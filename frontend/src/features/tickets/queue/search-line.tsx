import { Suspense, useEffect } from "react";
import { useSearchParams } from "react-router-dom";
import { announce } from "../../../lib/announcer.js";
import { loadMessagesOf, t } from "../../../lib/i18n.js";
import { lazyAfterPage } from "../../../lib/lazy.js";
import { withQuery, type QueueAddress } from "../model/queue-address.js";
import { listWord } from "./queue-words.js";

const QueryBox = lazyAfterPage(async () => {
  const [box] = await Promise.all([import("../../search/box/query-box.js"), loadMessagesOf(["search"])]);
  return { default: box.QueryBox };
});

export interface SearchLineProps {
  address: QueueAddress;
  /** How many tickets it finds, once that is known. */
  count: number | undefined;
  error: Error | null;
  /** Where the query stands in words. */
  chipsIn: HTMLElement | null;
}

/** The box that searches a list; what it asks for is part of the address. */
export function SearchLine({ address, count, error, chipsIn }: SearchLineProps) {
  const [search, setSearch] = useSearchParams();
  const { q } = address;
  useEffect(() => {
    if (q !== "" && count !== undefined) announce(t("queue.search.found", { count }));
  }, [q, count]);
  return (
    // As high as the box, so that the list stays where it is.
    <Suspense fallback={<div className="min-h-control" />}>
      <QueryBox
        value={address.q}
        onSearch={(q) => setSearch(withQuery(search, q))}
        label={address.isSearch ? t("queue.search.all") : t("queue.search.in", { view: listWord(address) })}
        error={error}
        chipsIn={chipsIn}
        // Whoever comes to the page of searches comes to write one.
        autoFocus={address.isSearch && address.q === ""}
      />
    </Suspense>
  );
}
