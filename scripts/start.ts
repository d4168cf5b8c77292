import {build} from "./build/build.js";
import {addressOf, serve} from "./serve.js";

if (await build().catch(() => false)) {
  const server = await serve({port: Number(process.env.PORT ?? 3000)});
  console.log(
    `Benchfolio is built from the embedded report and served on this machine only: ${addressOf(server)}`
  );
} else {
  process.exitCode = 1;
}
