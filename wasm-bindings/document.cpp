#include "wasm-bindings/document.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "core/data/encoding.h"
#include "core/data/source.h"
#include "core/experiment/check.h"
#include "core/experiment/preparation.h"
#include "wasm-bindings/arguments.h"
#include "wasm-bindings/arrays.h"
#include "wasm-bindings/value.h"
#include "wasm-bindings/work.h"

using emscripten::val;

namespace gradlab {
namespace {

/// Caches the own table, which a page checks, prepares and opens.
OwnDataReader& ownDataReader() {
  static OwnDataReader reader;
  return reader;
}

/// Checks any JavaScript value as a document.
Checked checkPlain(const val& document) {
  const std::optional<Value> value = fromJavaScript(document);
  Checked checked = checkExperiment(value ? *value : Value(Value::Object{}), ownDataReader());
  if (!value) checked.problems = tooLarge();
  return checked;
}

/// Reads the rows of a source with a file into `read`; `text` is the content of the file. The last valid file is
/// cached, since a page opens the same file for every trial. `preparedFor` recognizes the data by their address.
void readFile(const Source& source, const val& text, Document& read) {
  static struct {
    const Source* source = nullptr;
    std::string text;
    std::shared_ptr<const Dataset> dataset;
  } last;
  if (!text.isString()) {
    const std::string file(source.file);
    read.problems = {{"data.source", "missing-file", {{"file", file}}, "needs the text of data/" + file}};
    return;
  }
  std::string given = text.as<std::string>();
  if (last.source != &source || last.text != given) {
    Parsed parsed = parseDataset(source.name, given);
    for (Problem& problem : parsed.problems) problem.path = "data.source";
    read.problems = std::move(parsed.problems);
    if (!read.problems.empty()) return;
    last = {&source, std::move(given), std::make_shared<Dataset>(std::move(parsed.dataset))};
  }
  read.dataset = last.dataset;
  read.problems = checkAgainstData(read.experiment, *read.dataset);
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

/// Prepares the data, in one piece.
class PreparationWork final : public Work {
 public:
  explicit PreparationWork(Document read) : read_(std::move(read)) {}
  bool advance(std::int64_t) override {
    prepared_.emplace(prepare(*read_.dataset, preparationOf(read_.experiment.data)));
    return false;
  }
  const Document& read() const { return read_; }
  const Prepared& prepared() const { return *prepared_; }

 private:
  Document read_;
  std::optional<Prepared> prepared_;
};

val toJavaScript(const Document& read, const Prepared& prepared) {
  const Dataset& dataset = *read.dataset;
  val parts = val::object();
  parts.set("train", toJavaScript(prepared.train));
  parts.set("valid", toJavaScript(prepared.valid));
  parts.set("test", toJavaScript(prepared.test));
  val raw = val::object();
  raw.set("count", static_cast<double>(dataset.rows()));
  raw.set("x", typedArray(prepared.inputs.filled(dataset.x)));
  raw.set("y", typedArray(dataset.y));
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
  answer.set("remarks", toJavaScript(read.remarks));
  answer.set("table", toJavaScript(read.preview));
  return answer;
}

}  // namespace

Document readDocument(const val& document, const val& text) {
  if (!text.isNull() && !text.isString()) throwTypeError("text must be a text or null");
  Checked checked = checkPlain(document);
  OwnData& own = checked.data;
  Document read{std::move(checked.experiment), std::move(own.dataset), std::move(checked.problems),
                std::move(own.remarks), std::move(own.preview)};
  if (!read.problems.empty() || read.dataset != nullptr) return read;
  readFile(*findSource(read.experiment.data.source), text, read);
  return read;
}

val readDocumentTable(const val& document) {
  const std::optional<Value> value = fromJavaScript(document);
  auto work = value ? beginOwnTable(*value, ownDataReader()) : nullptr;
  return work ? longCall(std::move(work), [](const Work&) { return val::null(); }) : val::null();
}

val decode(const val& bytes) {
  if (!bytes.instanceof (val::global("Uint8Array"))) throwTypeError("bytes must be a Uint8Array");
  const auto list = emscripten::convertJSArrayToNumberVector<std::uint8_t>(bytes);
  Decoded decoded = decodeText({reinterpret_cast<const char*>(list.data()), list.size()});
  for (Problem& problem : decoded.problems) problem.path = "data.csv";
  if (!decoded.problems.empty()) return refused(decoded.problems);
  for (Problem& remark : decoded.remarks) remark.path = "data.csv";
  val answer = val::object();
  answer.set("text", decoded.text);
  answer.set("remarks", toJavaScript(decoded.remarks));
  return answer;
}

val check(const val& document) {
  const Checked checked = checkPlain(document);
  val answer = val::object();
  answer.set("document", checked.problems.empty() ? toJavaScript(toValue(checked.experiment)) : val::null());
  answer.set("problems", toJavaScript(checked.problems));
  answer.set("remarks", toJavaScript(checked.data.remarks));
  return answer;
}

val prepareData(const val& document, const val& text) {
  Document read = readDocument(document, text);
  if (!read.problems.empty()) return refused(read.problems);
  return longCall(std::make_unique<PreparationWork>(std::move(read)),
                  [](const PreparationWork& done) { return toJavaScript(done.read(), done.prepared()); });
}

}  // namespace gradlab
