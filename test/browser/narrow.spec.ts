import {companyWithHistory, EVERY_PAGE} from "./everyPage.js";
import {likeOthers} from "./longRun.js";
import {expect, test} from "./pageMonitor.js";
import {figure, type Language, open} from "./site.js";
import {brokenAmounts, wordFaults} from "./words.js";

// The narrowest phone: what is as wide as it likes elsewhere is wider than the window here.
test.use({viewport: {width: 320, height: 568}, savesData: true});

for (const site of EVERY_PAGE)
  for (const lang of ["en", "zh"] satisfies Language[])
    test(
      `${site.name} has room in 320 px in ${lang}: nothing wider, no word cut, no number apart from its unit`,
      likeOthers(site === companyWithHistory && lang === "en"),
      async ({page}) => {
        await open(page, site, `?lang=${lang}`);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
        for (const id of site.figures) expect(await wordFaults(figure(page, id)), id).toEqual([]);
        expect(await brokenAmounts(page)).toEqual([]);
      }
    );
