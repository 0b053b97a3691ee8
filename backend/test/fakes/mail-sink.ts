import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { readMail, type ReceivedMail } from "./read-mail.js";

export interface MailSink {
  /** For SMTP_URL. */
  url: string;
  received: ReceivedMail[];
  /** Waits for a mail to an address whose subject matches; the newest one that does. */
  waitFor(to: string, subject: RegExp, timeout?: number): Promise<ReceivedMail>;
  /** Refuses everything for now with a temporary error, or accepts again. */
  refuse(refusing: boolean): void;
  close(): Promise<void>;
}

/** A real SMTP server on loopback that keeps what it is given. */
export async function startMailSink(): Promise<MailSink> {
  const received: ReceivedMail[] = [];
  let refusing = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onMailFrom: (_address, _session, callback) =>
      callback(refusing ? Object.assign(new Error("Try again later"), { responseCode: 451 }) : null),
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map((recipient) => recipient.address);
        received.push(readMail(Buffer.concat(chunks).toString("utf8"), to));
        callback();
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;

  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuse: (value) => void (refusing = value),
    close: () => new Promise((resolve) => server.close(resolve)),
    waitFor: async (to, subject, timeout = 60_000) => {
      const end = performance.now() + timeout;
      for (;;) {
        const found = received.findLast((mail) => mail.to.includes(to) && subject.test(mail.subject));
        if (found) return found;
        if (performance.now() > end) {
          const seen = received.map((mail) => `${mail.to.join(",")}: ${mail.subject}`).join("\n");
          throw new Error(`No mail to ${to} with ${String(subject)} came. Received:\n${seen}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}
