import {html} from "htl";

/** The address of a company's page from a page in `src/companies`; from elsewhere, `folder` leads there. */
export function companyAddress(code: string, folder = "./"): string {
  return `${folder}${encodeURIComponent(code)}`;
}

/** A link to a company's page. `data-company` marks it for whoever adds what the page shares with that one. */
export function companyLink(code: string, text: string | Node, folder = "./"): HTMLElement {
  return html`<a class="bf-company-link" href=${companyAddress(code, folder)} data-company=${code}>${text}</a>`;
}
