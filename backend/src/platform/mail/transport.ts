import { createTransport } from "nodemailer";

export interface OutgoingMail {
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** With its angle brackets; a repeated sending carries the same one. */
  messageId: string;
  headers?: Readonly<Record<string, string>>;
}

export interface MailTransport {
  /** Resolves once the mail server has taken the mail. @throws when it did not; the same mail may be sent again. */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

/** Sends over SMTP with a few connections that are kept open. */
export function createMailTransport(smtpUrl: string): MailTransport {
  const smtp = createTransport({
    pool: true,
    url: smtpUrl,
    maxConnections: 3,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    dnsTimeout: 10_000,
    // Texts come from templates and people: nothing in them may make us open a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ headers, ...mail }) => {
      for (const value of [mail.from, mail.to, mail.subject, mail.messageId, ...Object.entries(headers ?? {}).flat()]) {
        if (/[\r\n\0]/.test(value)) throw new Error("A mail's header must be one line");
      }
      // Tells other machines that nobody wrote this by hand, so that they do not answer it.
      await smtp.sendMail({ ...mail, headers: { ...headers, "Auto-Submitted": "auto-generated" } });
    },
    close: () => smtp.close(),
  };
}
