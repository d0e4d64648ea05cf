/* Words instead of a white page: where the browser is too old for the page's modules, and where one of them did not arrive. So this is old script, on purpose. */
// biome-ignore lint/complexity/useArrowFunction: older than the browsers this is for
(function () {
  var shown = false;
  var knowsModules = "noModule" in document.createElement("script");
  var lost =
    "A part of this page did not arrive. Load it again once there is a connection; if that does not help, its files on the server are not complete.";

  function isThere() {
    return document.querySelector("[data-lesson]") || (window.customElements && customElements.get("gradlab-site"));
  }

  function reload() {
    location.reload();
  }

  function add(parent, name, text) {
    var element = document.createElement(name);
    element.textContent = text;
    parent.appendChild(element);
    return element;
  }

  function show() {
    var words = document.createElement("div");
    if (shown || isThere()) return;
    shown = true;
    words.setAttribute("role", "alert");
    if (knowsModules) {
      add(words, "p", lost);
      add(words, "button", "Load the page again").onclick = reload;
    } else words.innerHTML = document.getElementsByTagName("noscript")[0].textContent;
    document.body.appendChild(words);
  }

  function later() {
    if (document.body) show();
    else document.addEventListener("DOMContentLoaded", show);
  }

  /* A script that does not arrive is told to who listens on the way down. */
  function failed(event) {
    var target = event.target;
    if (!target || target === window || target.tagName === "SCRIPT") later();
  }

  /* A script that arrives empty fails without a word. */
  function loaded() {
    if (!knowsModules || document.querySelector("gradlab-site")) later();
  }

  window.addEventListener("error", failed, true);
  window.addEventListener("unhandledrejection", later);
  window.addEventListener("load", loaded);
})();
