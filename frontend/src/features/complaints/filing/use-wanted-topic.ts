import { useEffect } from "react";
import { useSearchParams } from "react-router-dom";
import type { Topic } from "../model/topics.js";

/** A topic chosen on the home page; taken out of the address, so that a reload keeps a later choice. */
export function useWantedTopic(topics: readonly Topic[], choose: (topic: string) => void): void {
  const [search, setSearch] = useSearchParams();
  const wanted = search.get("topic");
  useEffect(() => {
    if (wanted === null) return;
    if (topics.some(({ value }) => value === wanted)) choose(wanted);
    setSearch({}, { replace: true });
    // Once for each topic in the address: it is taken out of it here.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted]);
}
