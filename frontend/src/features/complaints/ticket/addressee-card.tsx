import type { Addressee } from "@redress/backend/contract";
import { Clock, Mail, MapPin, Phone, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { brandProperties } from "../../../lib/brand.js";
import { t } from "../../../lib/i18n.js";

type Reachable = NonNullable<Addressee["department"]>;

/** Whom a complaint is addressed to, in their own colours, with the ways to reach them. */
export function AddresseeCard({ addressee: { organization, department } }: { addressee: Addressee }) {
  if (!organization && !department) return null;
  const reached = [department, organization].find((each): each is Reachable => each !== null && isReachable(each));
  const colours = organization?.colours;
  return (
    <section
      {...(colours && { "data-brand": "", style: brandProperties(colours) })}
      className="flex flex-col gap-3 rounded-card border border-s-4 border-border border-s-accent bg-surface p-4"
    >
      <h2 className="text-title font-semibold">{t("complaints.addressee")}</h2>
      <div className="flex items-center gap-3">
        {organization?.logo_url && (
          <img src={organization.logo_url} alt="" className="size-10 shrink-0 object-contain" />
        )}
        <p className="min-w-0">
          {organization && <span className="block font-medium">{organization.name}</span>}
          {department && <span className="block text-muted">{department.name}</span>}
        </p>
      </div>
      {reached && (
        <ul aria-label={t("complaints.addressee.contact")} className="flex flex-col gap-2 text-dense">
          {reached.phone && (
            <Way icon={Phone}>
              <a href={`tel:${reached.phone.replaceAll(/[^+\d]/g, "")}`} className={LINK}>
                <bdi>{reached.phone}</bdi>
              </a>
            </Way>
          )}
          {reached.email && (
            <Way icon={Mail}>
              <a href={`mailto:${reached.email}`} className={LINK}>
                <bdi>{reached.email}</bdi>
              </a>
            </Way>
          )}
          {reached.address && <Way icon={MapPin}>{reached.address}</Way>}
          {reached.hours_text && <Way icon={Clock}>{reached.hours_text}</Way>}
        </ul>
      )}
    </section>
  );
}

const LINK = "inline-flex min-h-6 items-center rounded-chip text-link hover:underline touch-target";

const isReachable = ({ email, phone, address, hours_text: hours }: Reachable): boolean =>
  [email, phone, address, hours].some(Boolean);

function Way({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <li className="flex items-start gap-2">
      <Icon aria-hidden className="mt-1 size-4 shrink-0 text-muted" />
      <span className="min-w-0 whitespace-pre-line">{children}</span>
    </li>
  );
}
