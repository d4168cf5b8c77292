import {findExecutable, installPackages, isExecutable} from "./debianPackages.js";

/** What Playwright turns off itself: a second list replaces its own. */
const OFF_BY_PLAYWRIGHT = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "TcpPortRandomizationWin",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
  "msForceBrowserSignIn",
  "msEdgeUpdateLaunchServicesPreferredVersion"
];
/** Pages of the address bar, which each new window loads unseen: they cost more than a page of ours. */
const OMNIBOX = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];

/** No sandbox (tests run as root in containers), and nothing that asks the network on its own. */
export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${[...OFF_BY_PLAYWRIGHT, ...OMNIBOX].join(",")}`
] as const;

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const PACKAGES = ["chromium", "fonts-noto-cjk"] as const;
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** The browser that tests and benches drive: `CHROMIUM_PATH`, else an installed Chromium or Chrome. */
export function findChromium(): string | undefined {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) return asked;
  return findExecutable([...NAMES, MAC]);
}

/** As `findChromium`; installs Debian's package where it can, else says what to do. */
export function requireChromium(): string {
  const found = findChromium() ?? installChromium();
  if (!found || !isExecutable(found))
    throw new Error(
      `no Chromium found${found ? ` at ${found}` : ""}: install chromium or chrome (Debian: apt-get install ${PACKAGES.join(" ")}), or set CHROMIUM_PATH`
    );
  return found;
}

function installChromium(): string | undefined {
  return installPackages(PACKAGES) ? findChromium() : undefined;
}
