#include "wasm-bindings/document.h"

#include <algorithm>
#include <utility>

#include "core/data/source.h"
#include "core/experiment/check.h"
#include "core/experiment/own-data.h"
#include "core/experiment/preparation.h"
#include "wasm-bindings/arguments.h"
#include "wasm-bindings/arrays.h"
#include "wasm-bindings/value.h"

using emscripten::val;

namespace gradlab {
namespace {

/// What `checkExperiment` says of anything JavaScript can hold.
Checked checkPlain(const val& document) {
  const std::optional<Value> value = fromJavaScript(document);
  Checked checked = checkExperiment(value ? *value : Value(Value::Object{}));
  if (!value) checked.problems = tooLarge();
  return checked;
}

/// The rows that a checked document asks for.
Parsed readData(const DataChoice& data, const val& text) {
  if (std::optional<Parsed> own = ownData(data)) return *std::move(own);
  if (!text.isString()) {
    const std::string file(findSource(data.source)->file);
    return {{}, {{"data.source", "missing-file", {{"file", file}}, "needs the text of data/" + file}}};
  }
  Parsed parsed = parseDataset(data.source, text.as<std::string>());
  for (Problem& problem : parsed.problems) problem.path = "data.source";
  return parsed;
}

val toJavaScript(const Part& part) {
  val object = val::object();
  object.set("count", static_cast<double>(part.size()));
  object.set("x", typedArray(part.x));
  object.set("y", part.labels.empty() ? typedArray(part.y)
                                      : typedArray(std::vector<float>(part.labels.begin(), part.labels.end())));
  object.set("rows", typedArray(std::vector<std::int32_t>(part.rows.begin(), part.rows.end())));
  return object;
}

}  // namespace

Document readDocument(const val& document, const val& text) {
  if (!text.isNull() && !text.isString()) throwTypeError("text must be a text or null");
  Checked checked = checkPlain(document);
  if (!checked.problems.empty()) return {std::move(checked.experiment), {}, std::move(checked.problems)};
  Parsed parsed = readData(checked.experiment.data, text);
  if (parsed.problems.empty()) parsed.problems = checkAgainstData(checked.experiment, parsed.dataset);
  return {std::move(checked.experiment), std::move(parsed.dataset), std::move(parsed.problems)};
}

val check(const val& document) {
  const Checked checked = checkPlain(document);
  val answer = val::object();
  answer.set("document", checked.problems.empty() ? toJavaScript(toValue(checked.experiment)) : val::null());
  answer.set("problems", toJavaScript(checked.problems));
  return answer;
}

val prepareData(const val& document, const val& text) {
  const Document read = readDocument(document, text);
  if (!read.problems.empty()) return refused(read.problems);
  const Prepared prepared = prepare(read.dataset, preparationOf(read.experiment.data));

  val parts = val::object();
  parts.set("train", toJavaScript(prepared.train));
  parts.set("valid", toJavaScript(prepared.valid));
  parts.set("test", toJavaScript(prepared.test));
  val raw = val::object();
  raw.set("count", static_cast<double>(read.dataset.rows()));
  raw.set("x", typedArray(read.dataset.x));
  raw.set("y", typedArray(read.dataset.y));
  val target = val::object();
  target.set("mean", prepared.targetMean);
  target.set("std", prepared.targetStd);

  val answer = val::object();
  answer.set("features", textArray(prepared.features));
  answer.set("classes", prepared.classes.empty() ? val::null() : textArray(prepared.classes));
  answer.set("parts", parts);
  answer.set("raw", raw);
  answer.set("transform", typedArray(prepared.inputs.transform()));
  answer.set("offset", typedArray(prepared.inputs.offset()));
  answer.set("target", target);
  return answer;
}

}  // namespace gradlab
