/* gradlab.js for pages that cannot write type="module": <script src="https://.../gradlab.classic.js"></script> */
// biome-ignore lint/complexity/useArrowFunction: a classic script
(function () {
  var script = document.currentScript;
  import(new URL("gradlab.js", script?.src || location.href).href);
})();
