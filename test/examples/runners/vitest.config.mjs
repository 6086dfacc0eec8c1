export default { test: { globals: true, include: ["expect.test.mjs"] } };
