import {BadInput} from "../../badInput.js";

/**
 * The address that the environment variable `name` holds. Throws BadInput for what is no address, holds a password,
 * or is neither HTTPS nor of this machine. `why` says what plain HTTP would do.
 */
export function addressOf(name: string, text: string, why: string): string {
  const place = {file: name};
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url) throw new BadInput(place, "is no address", text);
  if (url.username || url.password) throw new BadInput(place, "holds a name or password");
  if (!isSafe(url)) throw new BadInput(place, `must begin with https://, or ${why}`, text);
  return url.href;
}

/** Whether nobody on the way can read or change what goes to an address and comes from it. */
export function isSafe({protocol, hostname}: URL): boolean {
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}
