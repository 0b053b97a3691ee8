import { formatUtc } from "./format-exact.js";
import { isInstant, isNothing, valueWords } from "./value-words.js";

interface AuditValueProps {
  field: string;
  value: unknown;
  name?: string | null;
}

/** A value in words; an instant in the viewer's zone, with UTC on hover. */
export function AuditValue({ field, value, name = null }: AuditValueProps) {
  const words = valueWords(field, value, name);
  if (isNothing(value) && name === null) return <span className="text-muted">{words}</span>;
  if (isInstant(value))
    return (
      <time dateTime={value} title={formatUtc(value)}>
        {words}
      </time>
    );
  return <bdi>{words}</bdi>;
}
