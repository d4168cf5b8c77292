// The line on every page of the demo. A plain string, as in layout.js.

import {both} from "./both.js";

const WORDS = {
  en: "<strong>Demo.</strong> Companies, codes, prices, estimates and the index level are synthetic: none of them exists. Models, their scores and devices are real.",
  zh: "<strong>演示。</strong>公司、代码、行情、预期与指数点位均为虚构，现实中并不存在。模型、评测得分与设备数据为真实数据。"
};

/** The banner as HTML. */
export function demoBanner() {
  return `<div class="demo" role="note"><p>${both(WORDS)}</p></div>`;
}
