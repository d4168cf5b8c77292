/** Tells the page that something it needs could not be loaded. It looks whether the site was replaced meanwhile (layout/newerSite.js). */
export function tellMissing(): void {
  dispatchEvent(new Event("benchfolio:missing"));
}
