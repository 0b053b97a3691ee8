export { ticketNumber } from "../../contract/index.js";
