import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { createMailTransport, type MailTransport, type OutgoingMail } from "./transport.js";

const received: { to: string[]; message: string }[] = [];
let refusing = false;
let sink: SMTPServer;
let transport: MailTransport;

beforeAll(async () => {
  sink = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, session, done) {
      text(stream).then(
        (message) => {
          if (refusing) return done(new Error("Not now"));
          received.push({ to: session.envelope.rcptTo.map(({ address }) => address), message });
          done();
        },
        (error: Error) => done(error),
      );
    },
  });
  await new Promise<void>((resolve) => sink.listen(0, "127.0.0.1", resolve));
  transport = createMailTransport(`smtp://127.0.0.1:${(sink.server.address() as AddressInfo).port}`);
});

afterAll(async () => {
  transport.close();
  await new Promise<void>((resolve) => sink.close(resolve));
});

const mail = (over: Partial<OutgoingMail> = {}): OutgoingMail => ({
  from: "Redress <desk@example.org>",
  to: "ada@example.com",
  subject: "Your complaint CMP-1",
  text: "Hello",
  html: "<p>Hello</p>",
  messageId: "<one@example.org>",
  ...over,
});

test("a mail goes out with its own id, both texts, and the mark of automatic mail", async () => {
  await transport.send(mail({ headers: { "X-Redress-Ticket": "CMP-1" } }));

  const [{ to, message } = { to: [], message: "" }] = received;
  expect(to).toEqual(["ada@example.com"]);
  expect(message).toMatch(/^Message-ID: <one@example\.org>\r$/im);
  expect(message).toMatch(/^Auto-Submitted: auto-generated\r$/im);
  expect(message).toMatch(/^X-Redress-Ticket: CMP-1\r$/im);
  expect(message).toContain("<p>Hello</p>");
});

test.each([
  ["subject", mail({ subject: "Hi\r\nBcc: all@example.com" })],
  ["recipient", mail({ to: "ada@example.com\nBcc: all@example.com" })],
  ["header", mail({ headers: { "X-Note": "a\r\nBcc: all@example.com" } })],
])("a line break in a %s is refused, and nothing is sent", async (_case, forged) => {
  const before = received.length;
  await expect(transport.send(forged)).rejects.toThrow(/one line/);
  expect(received).toHaveLength(before);
});

test("nothing in a mail makes the desk fetch an address or read a file", async () => {
  const before = received.length;
  let asked = 0;
  const inside = createServer((_req, res) => {
    asked += 1;
    res.end("inside");
  }).listen(0, "127.0.0.1");
  await once(inside, "listening");
  try {
    const href = `http://127.0.0.1:${(inside.address() as AddressInfo).port}/`;
    for (const html of [{ href }, { path: href }, { path: import.meta.filename }])
      await expect(transport.send(mail({ html: html as unknown as string }))).rejects.toThrow(/rejected/);
  } finally {
    inside.close();
  }
  expect([asked, received.length]).toEqual([0, before]);
});

test("a mail that the server does not take is an error, and can be sent again", async () => {
  const before = received.length;
  refusing = true;
  await expect(transport.send(mail())).rejects.toThrow();
  refusing = false;
  await transport.send(mail());
  expect(received).toHaveLength(before + 1);
});
