import { useEffect, useState, type ComponentType, type ReactNode } from "react";
import { firstPageStands } from "../lib/first-page.js";
import { loadMessagesOf, type Part } from "../lib/i18n.js";
import { lazy } from "../lib/lazy.js";

/** A page that may be fetched before it is drawn. */
export interface FetchedPage {
  (): ReactNode;
  fetch: () => Promise<unknown>;
}

/** A page in a chunk of its own, its words with it: `page("account", async () => (await import("…")).HomePage)`. */
export function page(part: Part, load: () => Promise<ComponentType>): FetchedPage {
  let fetched: ComponentType | null = null;
  const fetch = async () => {
    [fetched] = await Promise.all([load(), loadMessagesOf([part])]);
    return { default: fetched };
  };
  const Later = lazy(fetch);
  const Page = () => {
    // What is there is drawn at once: `lazy` would first show that it waits, and then do so for a third of a second.
    const [Now] = useState(() => fetched ?? Later);
    return <Standing Page={Now} />;
  };
  return Object.assign(Page, { fetch });
}

/** For the requests of a painted page to be on their way: they are sent some steps after they were asked for. */
const AFTER_MS = 50;

function Standing({ Page }: { Page: ComponentType }) {
  useEffect(() => {
    let timer = 0;
    const frame = requestAnimationFrame(() => (timer = window.setTimeout(firstPageStands, AFTER_MS)));
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return <Page />;
}
