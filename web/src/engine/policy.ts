/** What the page's Content-Security-Policy has blocked. Browsers report this in an event, not in the error. */
const forbidden: { directive: string; address: string }[] = [];

globalThis.document?.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, disposition }) => {
  if (disposition === "enforce") forbidden.push({ directive: effectiveDirective, address: blockedURI });
});

/**
 * Text to append to an error message: the directive that forbade this address; empty if none did. For a worker from a
 * Blob pass `blob:`, because browsers report it as `blob`.
 */
export async function violationOf(address: string): Promise<string> {
  const among = () =>
    forbidden.find(
      ({ address: blocked }) => blocked !== "" && (address.startsWith(blocked) || blocked.startsWith(address)),
    );
  // The event may come after the error, and on a busy page much later.
  for (let looks = 0; globalThis.document && !among() && looks < 10; looks++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const policy = among();
  return policy ? ` (${policy.directive} of the page's Content-Security-Policy)` : "";
}
