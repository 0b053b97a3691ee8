import { useEffect, type ComponentType } from "react";
import { firstPageStands } from "../lib/first-page.js";
import { loadMessagesOf, type Part } from "../lib/i18n.js";
import { lazy } from "../lib/lazy.js";

/** A page in a chunk of its own, its words with it: `page("account", async () => (await import("…")).HomePage)`. */
export function page(part: Part, load: () => Promise<ComponentType>) {
  return lazy(async () => {
    const [Page] = await Promise.all([load(), loadMessagesOf([part])]);
    return { default: () => <Standing Page={Page} /> };
  });
}

function Standing({ Page }: { Page: ComponentType }) {
  // After the effects of the page itself, the requests that these make, and the frame in which it is painted.
  useEffect(() => {
    let timer = 0;
    const frame = requestAnimationFrame(() => (timer = window.setTimeout(firstPageStands, 0)));
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return <Page />;
}
