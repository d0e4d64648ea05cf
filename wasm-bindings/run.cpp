#include "wasm-bindings/run.h"

#include <algorithm>
#include <array>

#include "core/experiment/check.h"
#include "core/experiment/preparation.h"
#include "wasm-bindings/arguments.h"
#include "wasm-bindings/arrays.h"
#include "wasm-bindings/document.h"
#include "wasm-bindings/value.h"
#include "wasm-bindings/views.h"

using emscripten::val;

namespace gradlab {
namespace {

val toJavaScript(const std::vector<Tensor>& tensors) {
  val list = val::array();
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    val tensor = val::object();
    tensor.set("name", tensors[i].name);
    tensor.set("rows", static_cast<double>(tensors[i].values.rows()));
    tensor.set("columns", static_cast<double>(tensors[i].values.cols()));
    tensor.set("values", typedArray(tensors[i].values));
    list.set(static_cast<int>(i), tensor);
  }
  return list;
}

/// The prepared data of a run. The last result is cached if it is small: the trials of a search share their data, and
/// preparing a few hundred rows takes as long as a hundred steps on them.
Prepared preparedFor(const Document& read, Fold fold) {
  constexpr Index most = 100'000;
  const DataChoice& data = read.experiment.data;
  static struct {
    std::shared_ptr<const Dataset> dataset;
    DataChoice choice;
    Fold fold;
    Prepared prepared;
  } last;
  if (last.dataset == read.dataset && last.choice == data && last.fold == fold) return last.prepared;
  if (read.dataset->x.size() > most) return prepare(*read.dataset, preparationOf(data, fold));
  last = {read.dataset, data, fold, prepare(*read.dataset, preparationOf(data, fold))};
  return last.prepared;
}

val openRun(const val& document, const val& text, Fold fold, WidthParts parts = {}) {
  const Document read = readDocument(document, text);
  if (!read.problems.empty()) return refused(read.problems);
  const Problems problems = checkAgainstData(read.experiment, *read.dataset);
  if (!problems.empty()) return refused(problems);
  return val(std::make_shared<Run>(
      Trainer::withPrepared(read.experiment, *read.dataset, preparedFor(read, fold), fold, parts)));
}

}  // namespace

val open(const val& document, const val& text) { return openRun(document, text, {}); }

val openFold(const val& document, const val& text, const val& fold) {
  const std::int64_t index = wholeNumber(fold["index"], "index", 0), count = wholeNumber(fold["count"], "count", 2);
  if (index >= count) throwTypeError("index must be below count");
  return openRun(document, text, {static_cast<Index>(index), static_cast<Index>(count)});
}

val openParts(const val& document, const val& text, const val& names) {
  constexpr std::array<std::string_view, 4> known{"input-rate", "hidden-rate", "output-variance", "output-sum"};
  if (!names.isArray()) throwTypeError("parts must be a list");
  std::array<bool, 4> on{};
  for (int i = 0; i < names["length"].as<int>(); ++i) on[oneOf(names[i], "part", known)] = true;
  return openRun(document, text, {}, {on[0], on[1], on[2], on[3]});
}

val Run::advance(const val& n) {
  trainer_->advance(static_cast<Index>(std::min<std::int64_t>(wholeNumber(n, "n", 0), trainer_->steps())));
  return progress(*trainer_);
}

val Run::read(const val& what, const val& options) { return readView(*trainer_, what, options); }

val Run::phase(const val& name) {
  const std::size_t index = oneOf(name, "phase", phaseNames);
  const Phase line = static_cast<Phase>(index);
  if (!trainer_->mayRun(line)) throwTypeError("this line is out of turn");
  // Copied before the line runs, because it may overwrite what it reads.
  const val before = toJavaScript(trainer_->reads(line));
  trainer_->run(line);
  val result = progress(*trainer_);
  result.set("phase", std::string(phaseNames[index]));
  result.set("next", std::string(phaseNames[static_cast<std::size_t>(trainer_->nextPhase())]));
  result.set("read", before);
  result.set("written", toJavaScript(trainer_->writes(line)));
  return result;
}

val Run::evaluateTest() { return score(trainer_->evaluateTest()); }

val Run::snapshot() const { return typedArray(trainer_->snapshot()); }

val Run::restore(const val& bytes) {
  if (!bytes.instanceof (val::global("Uint8Array"))) throwTypeError("snapshot must be a Uint8Array");
  const Problems problems = trainer_->restore(emscripten::convertJSArrayToNumberVector<std::uint8_t>(bytes));
  return problems.empty() ? progress(*trainer_) : refused(problems);
}

val Run::extend(const val& steps) {
  // Series need memory for each step: a billion steps exceed both the memory and the patience of a person.
  constexpr std::int64_t most = 1'000'000'000;
  trainer_->extend(static_cast<Index>(std::min(wholeNumber(steps, "steps", 1), most)));
  return progress(*trainer_);
}

}  // namespace gradlab
