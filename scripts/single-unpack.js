/* Makes a Blob address for each file in this page, then runs the main one. Until then, or without SIMD, the page shows a text. */
const packed = JSON.parse(document.getElementById("files").textContent);
const files = {};
globalThis.gradlabFiles = files;

async function unpack(name, [type, text]) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  files[name] = URL.createObjectURL(new Blob([await new Response(stream).arrayBuffer()], { type }));
}

/* The smallest module with a 128-bit instruction. */
const simd = "AGFzbQEAAAABBQFgAAF7AwIBAAoKAQgAQQD9D/1iCw==";

if (WebAssembly.validate(Uint8Array.from(atob(simd), (letter) => letter.charCodeAt(0))))
  Promise.all(Object.entries(packed).map(([name, file]) => unpack(name, file))).then(() => {
    const main = document.createElement("script");
    main.src = files["main.js"];
    document.body.append(main);
  });
