/* The module of the widget. It contains the page's files, makes a Blob address for each, once for all widgets on a page, and runs the main one. */
const packed = __FILES__;

async function unpack() {
  const files = {};
  globalThis.gradlabFiles = files;
  const one = async ([name, [type, text]]) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    files[name] = URL.createObjectURL(new Blob([await new Response(stream).arrayBuffer()], { type }));
  };
  await Promise.all(Object.entries(packed).map(one));
  await import(/* @vite-ignore */ files["main.js"]);
}

export default {
  async render(widget) {
    globalThis.gradlabUnpacked ??= unpack();
    await globalThis.gradlabUnpacked;
    return globalThis.gradlabRender(widget);
  },
};
