/**
 * Makes dist/scorm/<slug>.zip for each lesson with graded exercises: a SCORM 1.2 package of one HTML file and the
 * manifest.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import { lessonModules } from "./lessons.mjs";
import { root } from "./run.mjs";
import { singlePage } from "./single.mjs";

/**
 * The lessons with graded exercises, and for each the names of the exercises that count, as in its `gradlab-result`.
 * All have the same weight. A prediction in the prose is no exercise.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const graded = JSON.parse(readFileSync(join(root, "web/src/embed/graded.json"), "utf8"));

/** @returns {string} */
function manifest(/** @type {string} */ slug) {
  const title = `Gradlab: ${slug}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="gradlab-${slug}" version="1" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="gradlab">
    <organization identifier="gradlab">
      <title>${title}</title>
      <item identifier="lesson" identifierref="page"><title>${title}</title></item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="index.html"><file href="index.html"/></resource>
  </resources>
</manifest>
`;
}

/** A zip file (APPNOTE 6.3.3): deflated, with ASCII names. Equal files give equal bytes. */
export function zip(/** @type {Record<string, string>} */ files) {
  const parts = [];
  const central = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const bytes = Buffer.from(text);
    const packed = deflateRawSync(bytes, { level: 9 });
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0); // version needed
    head.writeUInt16LE(0, 2); // flags
    head.writeUInt16LE(8, 4); // deflate
    head.writeUInt32LE(0x00210000, 6); // 1 January 1980
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), head, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    central.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), head, place, Buffer.from(name));
    parts.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(files).length, 4);
  end.writeUInt16LE(Object.keys(files).length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, directory, Buffer.from("PK\x05\x06", "latin1"), end]);
}

/** Writes all packages; the page must have been built. */
export async function buildScorm() {
  mkdirSync(join(root, "dist/scorm"), { recursive: true });
  for (const lesson of lessonModules()) {
    const exercises = graded[lesson.slug];
    if (exercises === undefined) continue;
    const page = await singlePage(lesson, `Gradlab: ${lesson.slug}`, exercises);
    const files = { "imsmanifest.xml": manifest(lesson.slug), "index.html": page };
    writeFileSync(join(root, `dist/scorm/${lesson.slug}.zip`), zip(files));
  }
}

if (process.argv[1] === import.meta.filename) await buildScorm();
