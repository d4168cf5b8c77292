/**
 * The site's public address, by `BENCHFOLIO_URL`, with a slash at its end; null where it is not known. Throws where it
 * is no address that pages can stand below.
 */
export function siteAddress(env: Readonly<Record<string, string | undefined>>): URL | null {
  const text = env.BENCHFOLIO_URL?.trim();
  if (!text) return null;
  const url = parsed(text);
  const isSite = url && /^https?:$/.test(url.protocol) && `${url.search}${url.hash}${url.username}` === "";
  if (!isSite || /\.html?$/.test(url.pathname))
    throw new Error(
      `BENCHFOLIO_URL: not the address of a site, such as https://example.org/notebook/: ${JSON.stringify(text)}`
    );
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url;
}

function parsed(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
