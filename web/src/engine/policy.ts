/** What a Content-Security-Policy of the page has forbidden: browsers tell it beside the error, not in it. */
const forbidden: { directive: string; address: string }[] = [];

globalThis.document?.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, disposition }) => {
  if (disposition === "enforce") forbidden.push({ directive: effectiveDirective, address: blockedURI });
});

/**
 * The directive that forbade this address, in words to append; empty where none did. Of a Blob it is known as `blob`.
 */
export async function violationOf(address: string): Promise<string> {
  const among = () =>
    forbidden.find(
      ({ address: blocked }) => blocked !== "" && (address.startsWith(blocked) || blocked.startsWith(address)),
    );
  // The event may come after the error, on a busy page long after.
  for (let looks = 0; globalThis.document && !among() && looks < 10; looks++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const policy = among();
  return policy ? ` (${policy.directive} of the page's Content-Security-Policy)` : "";
}
