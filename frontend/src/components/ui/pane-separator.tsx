import { Suspense } from "react";
import { lazyAfterPage } from "../../lib/lazy.js";
import type { PaneSeparatorProps } from "./pane-separator-strip.js";

const Strip = lazyAfterPage(async () => ({ default: (await import("./pane-separator-strip.js")).PaneSeparatorStrip }));

/** What stands between two panes and moves. It takes no room, so it may come after them. */
export function PaneSeparator(props: PaneSeparatorProps) {
  return (
    <Suspense>
      <Strip {...props} />
    </Suspense>
  );
}
