import { Link } from "react-router-dom";
import { Banner } from "../../../components/ui/banner.js";
import { t } from "../../../lib/i18n.js";
import { useOpenComplaints } from "../data/use-own-complaints.js";

/** Points at an open complaint about the same topic, before it is filed a second time. */
export function DuplicateHint({ categoryId }: { categoryId: string }) {
  const { data } = useOpenComplaints(categoryId !== "");
  const same = data?.data.find(({ category }) => String(category.id) === categoryId);
  if (!same) return null;
  const view = (
    <Link
      to={`/complaints/${same.number}`}
      className="inline-flex min-h-6 items-center rounded-chip font-medium underline touch-target"
    >
      {t("complaints.new.duplicate_view")}
    </Link>
  );
  return (
    <Banner tone="info" live="status" action={view}>
      {t("complaints.new.duplicate", { number: same.number })} <bdi className="block">{same.subject}</bdi>
    </Banner>
  );
}
