import { z } from "zod/mini";
import { t } from "../../../lib/i18n.js";

/** What the form holds; ids are texts, as fields have them. Names are the API's, so that its messages find their fields. */
export const newTicketSchema = () =>
  z
    .object({
      customer_id: z.string(),
      /** The person is not known yet: their name and contact follow. */
      new_person: z.boolean(),
      full_name: z.string(),
      email: z.string(),
      phone: z.string(),
      channel: z.enum(["phone", "counter"]),
      category_id: z.string().check(z.minLength(1, t("ticket.new.category_missing"))),
      department_id: z.string(),
      subject: z
        .string()
        .check(
          z.refine(isFilled, t("ticket.new.subject_missing")),
          z.maxLength(200, t("ticket.new.too_long", { max: 200 })),
        ),
      description: z
        .string()
        .check(
          z.refine(isFilled, t("ticket.new.description_missing")),
          z.maxLength(5000, t("ticket.new.too_long", { max: 5000 })),
        ),
      priority: z.enum(["", "low", "medium", "high", "critical"]),
      skill_id: z.string(),
      auto_assign: z.boolean(),
    })
    .check(
      z.refine((values) => !values.new_person || isFilled(values.full_name), {
        path: ["full_name"],
        error: t("ticket.new.name_missing"),
        when: always,
      }),
      z.refine((values) => values.new_person || values.customer_id !== "", {
        path: ["customer_id"],
        error: t("ticket.new.customer_missing"),
        when: always,
      }),
    );

/** Also beside other mistakes: all are shown at once. */
function always(): boolean {
  return true;
}

export type NewTicketValues = z.infer<ReturnType<typeof newTicketSchema>>;

export const emptyTicket: NewTicketValues = {
  customer_id: "",
  new_person: false,
  full_name: "",
  email: "",
  phone: "",
  channel: "phone",
  category_id: "",
  department_id: "",
  subject: "",
  description: "",
  priority: "",
  skill_id: "",
  auto_assign: true,
};

function isFilled(text: string): boolean {
  return text.trim() !== "";
}
