// @vitest-environment jsdom
import {beforeAll, describe, expect, test} from "vitest";
import {
  type Chosen,
  chosenOf,
  fitRows,
  sizeCheckRows,
  speedRows
} from "../../../../src/boards/devices/rows.js";
import {type DeviceChoices, type DeviceState, deviceParams} from "../../../../src/boards/devices/state.js";
import {fitBars} from "../../../../src/components/charts/devices/fitBars.js";
import {sizeCheck} from "../../../../src/components/charts/devices/sizeCheck.js";
import {speedDots} from "../../../../src/components/charts/devices/speedDots.js";
import {devices} from "../../../../src/lib/messages/devices.js";
import {parseState} from "../../../../src/lib/permalink.js";
import {
  architectureRows,
  deviceRows,
  observedFileRows,
  observedRows,
  quantizationRows
} from "../../../../src/queries/devices.js";
import {ask} from "../../../reportRows.js";
import {formatSvg, textsOf} from "../formatSvg.js";

const m = devices.en;

let choices: DeviceChoices;
let state: DeviceState;
beforeAll(async () => {
  choices = {
    models: await ask(architectureRows()),
    devices: await ask(deviceRows()),
    quantizations: await ask(quantizationRows()),
    observed: await ask(observedRows()),
    files: await ask(observedFileRows()),
    reports: []
  };
  state = parseState(deviceParams(choices), "?model=gemma-4-12b&quantization=UD-Q4_K_XL&slots=4").state;
});

const bars = (more: Partial<DeviceState> = {}) => {
  const chosen = chosenOf({...state, ...more}, choices, m.ownDevice) as Chosen;
  const {model, quantization} = chosen;
  return fitBars(fitRows(chosen, choices), {
    m,
    model: model.name,
    quantization: quantization.name,
    subtitle: "subtitle",
    notes: []
  });
};

describe("the memory by quantization", () => {
  test("has a part for each kind of layer, and the line of the memory", async () => {
    const figure = bars();
    expect(figure.legend?.map(({label}) => label)).toContain("KV cache, sliding window");
    const svg = figure.render!(640);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["UD-Q4_K_XL", "8 GiB"]));
    await expect(formatSvg(svg)).toMatchFileSnapshot("../__snapshots__/deviceMemory.svg");
  });

  test("has no window where no layer has one, and says how far off a large memory is", () => {
    const figure = bars({model: "gemma-2b", quantization: "Q4_K_M", device: "a100-sxm-80gb"});
    expect(figure.legend?.map(({label}) => label)).not.toContain("KV cache, sliding window");
    expect(textsOf(figure.render!(640))).toContain("the device has 80 GiB →");
  });
});

test("the speed is drawn for each device with a bandwidth", async () => {
  const chosen = chosenOf({...state, bandwidth: 50}, choices, m.ownDevice) as Chosen;
  const rows = speedRows(chosen, choices);
  expect(rows.map(({device}) => device)).toContain("device entered");
  expect(rows).toHaveLength(choices.devices.filter((each) => each.bandwidth_gb_s !== null).length + 1);
  const svg = speedDots(rows, {m, context: 8192, without: [], notes: []}).render!(640);
  await expect(formatSvg(svg)).toMatchFileSnapshot("../__snapshots__/deviceSpeed.svg");
});

test("the errors of the formula are drawn by model and build", async () => {
  const svg = sizeCheck(sizeCheckRows(choices), {m}).render!(640);
  expect(svg.querySelectorAll("circle")).toHaveLength(59);
  await expect(formatSvg(svg)).toMatchFileSnapshot("../__snapshots__/sizeCheck.svg");
});
