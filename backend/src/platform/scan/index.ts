/** The way to a virus scanner that whoever runs the desk has set up. */
export { createScanner, type Scanner, type ScannerAddress } from "./scanner.js";
