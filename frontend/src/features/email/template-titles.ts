import { useQuery } from "@tanstack/react-query";
import type { MailTemplateInfo } from "@redress/backend/contract";
import { t, type MessageId } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";

export const AUDIENCES: Record<MailTemplateInfo["audience"], MessageId> = {
  customer: "email.audience.customer",
  guest: "guests.audience",
  staff: "email.audience.staff",
  account: "email.audience.account",
};

/** "Customer: Complaint received": what is said of a template wherever only one line tells of it. */
export const titleOfTemplate = ({ audience, title }: MailTemplateInfo): string =>
  t("email.template_title", { audience: t(AUDIENCES[audience]), title });

/** The templates there are; they do not change while a desk runs. */
export const useTemplates = () => useQuery({ ...queries.listMailTemplates(), staleTime: Infinity });

/** A template's title by its name; the name itself for one that is not known any more. */
export function useTemplateTitle(): (name: string) => string {
  const { data } = useTemplates();
  return (name) => {
    const known = data?.data.find((template) => template.name === name);
    return known ? titleOfTemplate(known) : name;
  };
}
