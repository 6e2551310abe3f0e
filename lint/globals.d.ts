/** Between a page and the search worker; `type` is 0 set up, 1 ready, 2 query or 3 result. */
interface SearchMessage {
  type: number;
  data?: unknown;
}

/** What the worker needs of its scope: a worker's own, or what from-disk.js lends it in a page opened from a disk. */
interface SearchScope {
  location: { href: string };
  addEventListener(type: "message", listener: (event: { data: SearchMessage }) => void): void;
  postMessage(message: SearchMessage): void;
  importScripts(...urls: string[]): Promise<void> | void;
}

interface Window {
  qkSearchScope: SearchScope;
}

/** Only a worker has it, and search/worker.js asks whether it is one. */
declare const WorkerGlobalScope: unknown;

/** What people call platforms: lookup/names.js, once the look-up has asked for it. */
declare const qkLookupNames: Record<"characters" | "brands" | "types" | "people", string[]>;
