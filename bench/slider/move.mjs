/// Runs in the page: moves one slider back and forth with pointer events, each time after the previous movement has
/// been shown. Returns the milliseconds from each movement to the frame with the new line, and the longest task in the
/// meantime.
export async function move(lesson, { slider, movements }) {
  const lab = lesson.shadowRoot;
  const plot = lab.querySelector("gl-init-plot");
  const control = () => [...lab.querySelectorAll("gl-slider")].find(({ label }) => label === slider);
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const shown = () => plot.lines.find(({ chosen }) => chosen);
  while (plot.lines.length < 3 || plot.lines.some(({ stale }) => stale) || !control()) await frame();
  const track = control().shadowRoot.querySelector("input[type=range]");

  let longestTask = 0;
  const tasks = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
  });
  tasks.observe({ type: "longtask" });
  const middle = Number(track.value);
  const times = [];
  for (let movement = 0; movement < movements; movement++) {
    const before = shown().measured.join();
    await frame();
    const begun = performance.now();
    track.value = String(middle + (movement % 2 === 0 ? -1 : 1) * (40 + movement));
    track.dispatchEvent(new Event("input", { bubbles: true }));
    while (shown().stale || shown().measured.join() === before) {
      if (performance.now() - begun > 10_000) throw new Error(`Moving ${slider} shows nothing new.`);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await painted();
    times.push(performance.now() - begun);
  }
  track.value = String(middle);
  track.dispatchEvent(new Event("input", { bubbles: true }));
  track.dispatchEvent(new Event("change", { bubbles: true }));
  tasks.disconnect();
  times.sort((one, other) => one - other);
  return { median: times[Math.floor(times.length / 2)], slowest: times.at(-1), longestTask };
}
