/** The floor: Socket.IO alone, which passes on to everybody whatever it is sent. */
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { Server } from "socket.io";
import { serveMeasured } from "./serve-measured.js";

const http = createServer((req, res) => {
  text(req).then(
    (hint) => {
      io.emit("change", JSON.parse(hint));
      res.end("{}");
    },
    (error: unknown) => res.writeHead(500).end(String(error)),
  );
});
const io = new Server(http, { transports: ["websocket"], serveClient: false });
await serveMeasured(http);
