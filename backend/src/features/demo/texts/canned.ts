/** What the demo's desk answers often. `department`: of the team alone that serves it; others are everybody's. */
export interface DemoCanned {
  shortcut: string;
  title: string;
  folder: string;
  department?: string;
  /** By language; none: it only acts. */
  texts: Readonly<Record<string, string>>;
  setStatus?: "pending" | "resolved";
  addTags?: readonly string[];
  assignToMe?: boolean;
}

export const demoCanned: readonly DemoCanned[] = [
  {
    shortcut: "received",
    title: "We have your complaint",
    folder: "First reply",
    texts: {
      en: `Hello {{customer.first_name}},

thank you for telling us about "{{ticket.subject}}". I am looking into it now and will answer in full by **{{due.resolution}}**.

Your reference is {{ticket.number}}.

{{agent.full_name}}
{{desk.name}}`,
      de: `Hallo {{customer.first_name}},

danke, dass Sie uns von „{{ticket.subject}}“ berichtet haben. Ich kümmere mich darum und antworte Ihnen ausführlich bis **{{due.resolution}}**.

Ihr Zeichen ist {{ticket.number}}.

{{agent.full_name}}
{{desk.name}}`,
    },
    assignToMe: true,
  },
  {
    shortcut: "need-photo",
    title: "We need a photo",
    folder: "Questions",
    texts: {
      en: `Hello {{customer.first_name}},

to go on we need a photo from you:

- the whole device or place
- the number on the label, if there is one

Answer here and attach it. Until then the clock for {{ticket.number}} stands still.

{{agent.first_name}}`,
      de: `Hallo {{customer.first_name}},

damit es weitergeht, brauchen wir ein Foto von Ihnen:

- das ganze Gerät oder den Ort
- die Nummer auf dem Schild, falls es eines gibt

Antworten Sie hier und hängen Sie es an. Bis dahin steht die Uhr für {{ticket.number}} still.

{{agent.first_name}}`,
    },
    setStatus: "pending",
  },
  {
    shortcut: "refund-late",
    title: "A refund that is late",
    folder: "Money",
    department: "Billing",
    texts: {
      en: `Hello {{customer.first_name}},

you are right, the refund should have reached you by now. I have sent it again today. Banks take up to three working days.

If it is not there by then, answer here; {{ticket.number}} stays open until you have it.

{{agent.full_name}}`,
      de: `Hallo {{customer.first_name}},

Sie haben recht, die Erstattung hätte längst bei Ihnen sein sollen. Ich habe sie heute noch einmal angewiesen. Banken brauchen bis zu drei Werktage.

Ist sie dann nicht da, antworten Sie hier; {{ticket.number}} bleibt offen, bis Sie sie haben.

{{agent.full_name}}`,
    },
    addTags: ["refund"],
  },
  {
    shortcut: "restart-router",
    title: "Restart the router",
    folder: "Technical",
    department: "Network",
    texts: {
      en: `Hello {{customer.first_name}},

this solves it in most cases:

1. Pull the router's plug and wait for one minute.
2. Plug it in again and wait until the light stays green.
3. Try a page that you have not opened today.

Tell me how it went, and I will go on from there.

{{agent.first_name}}`,
    },
    setStatus: "pending",
  },
  {
    shortcut: "fixed",
    title: "It is put right",
    folder: "Closing",
    texts: {
      en: `Hello {{customer.first_name}},

what you told us in {{ticket.number}} is put right. If anything is still wrong, say so here within two weeks and we go on at once.

Thank you for your patience.

{{agent.full_name}}
{{desk.name}}`,
      de: `Hallo {{customer.first_name}},

was Sie uns in {{ticket.number}} geschrieben haben, ist in Ordnung gebracht. Stimmt noch etwas nicht, sagen Sie es hier innerhalb von zwei Wochen, und wir machen sofort weiter.

Danke für Ihre Geduld.

{{agent.full_name}}
{{desk.name}}`,
    },
    setStatus: "resolved",
  },
  {
    shortcut: "take-and-wait",
    title: "Take it and wait for the customer",
    folder: "Closing",
    texts: {},
    setStatus: "pending",
    addTags: ["waiting for customer"],
    assignToMe: true,
  },
];
