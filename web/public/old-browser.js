/* For browsers that are too old for the page's modules: shows them what browsers without scripts see. So this is old script, on purpose. */
// biome-ignore lint/complexity/useArrowFunction: older than the browsers this is for
(function () {
  var shown = false;

  function show() {
    if (shown || (window.customElements && customElements.get("gradlab-site"))) return;
    shown = true;
    var words = document.createElement("div");
    words.innerHTML = document.getElementsByTagName("noscript")[0].textContent;
    document.body.appendChild(words);
  }

  /* Modules run once the document is parsed, so whatever goes wrong with them finds a body. */
  window.addEventListener("error", show);
  window.addEventListener("unhandledrejection", show);
  if (!("noModule" in document.createElement("script"))) window.addEventListener("load", show);
})();
