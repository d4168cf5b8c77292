// The output's place is given by the bench (bench/redraw.ts).
export default {
  root: "src",
  output: process.env.BENCH_OUTPUT ?? "dist",
  title: "Plain page",
  globalStylesheets: []
};
