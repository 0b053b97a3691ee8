import { formatExact } from "./format-exact.js";

/** An instant to the second in the viewer's zone. */
export function ExactTime({ at, className }: { at: string; className?: string }) {
  return (
    <time dateTime={at} className={className}>
      {formatExact(at)}
    </time>
  );
}
