import { t } from "../../../lib/i18n.js";
import { useMe } from "../../../lib/session.js";

/** What the customer's mail will end with; said quietly, since it is the same each time. */
export function SignatureLine() {
  const [first, ...rest] = useMe().signature.trim().split("\n");
  if (!first) return null;
  return (
    <p className="truncate text-dense text-subtle" data-testid="signature-line">
      {t("compose.signature", { text: rest.length > 0 ? `${first} …` : first })}
    </p>
  );
}
