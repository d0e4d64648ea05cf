import type { Page } from "playwright-core";

/**
 * The results of a function for all elements that match a selector, including those in shadow roots. It runs in the
 * page.
 */
export async function elementsOn<Answer>(
  page: Page,
  selector: string,
  find: (element: Element) => Answer,
): Promise<Answer[]> {
  const list = await page.evaluateHandle((requested) => {
    const inside = (root: ParentNode, elements: Element[] = []): Element[] => {
      for (const element of root.querySelectorAll("*")) {
        if (element.matches(requested)) elements.push(element);
        if (element.shadowRoot) inside(element.shadowRoot, elements);
      }
      return elements;
    };
    return inside(document);
  }, selector);
  return list.evaluate((elements, text) => {
    const one = new Function(`return (${text})`)() as (element: Element) => Answer;
    return elements.map(one);
  }, find.toString());
}

/** Scrolls to the end and back, so that every part comes near the window and is loaded. */
export async function everythingNear(page: Page): Promise<void> {
  for (let down = 0; down < 40; down++) {
    const isEnd = await page.evaluate(() => {
      scrollBy(0, innerHeight * 0.8);
      return scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60))));
    if (isEnd) break;
  }
  await page.evaluate(() => scrollTo(0, 0));
}
