import { clsx } from "clsx";
import { keyCaps } from "../../lib/keys.js";

/** The keys of a chord or sequence, each as a cap. */
export function Kbd({ keys, inverse = false }: { keys: string; inverse?: boolean }) {
  return (
    <span className="inline-flex gap-0.5">
      {keyCaps(keys).map((cap, index) => (
        <kbd
          key={index}
          className={clsx(
            "min-w-5 rounded-tag border px-1 text-center font-sans text-meta",
            inverse ? "border-current" : "border-border-strong bg-surface text-muted",
          )}
        >
          {cap}
        </kbd>
      ))}
    </span>
  );
}
