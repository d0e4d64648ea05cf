#include <emscripten/bind.h>

#include "core/search/misfit.h"
#include "core/search/report.h"
#include "core/search/strategy-info.h"
#include "core/search/table-reader.h"
#include "wasm-bindings/arguments.h"
#include "wasm-bindings/study.h"
#include "wasm-bindings/value.h"

using emscripten::val;

namespace gradlab {
namespace {

val strategyList() {
  val list = val::array();
  for (const StrategyInfo& info : strategies()) {
    val knobs = val::array();
    for (const Knob& knob : info.knobs) {
      val object = val::object();
      object.set("name", std::string(knob.name));
      object.set("default", knob.fallback);
      object.set("min", knob.min);
      object.set("max", knob.max);
      object.set("sliderMin", knob.sliderMin);
      object.set("sliderMax", knob.sliderMax);
      object.set("scale", std::string(knob.scale == Scale::log ? "log" : "linear"));
      object.set("help", std::string(knob.help));
      knobs.call<void>("push", object);
    }
    val object = val::object();
    object.set("name", std::string(info.name));
    object.set("label", std::string(info.label));
    object.set("help", std::string(info.help));
    object.set("knobs", knobs);
    object.set("plansAhead", info.plansAhead);
    list.call<void>("push", object);
  }
  return list;
}

CheckedSweep checkPlain(const val& document) {
  const std::optional<Value> value = fromJavaScript(document);
  CheckedSweep checked = checkSweep(value ? *value : Value(Value::Object{}));
  if (!value) checked.problems = tooLarge();
  return checked;
}

val checkDocument(const val& document) {
  const CheckedSweep checked = checkPlain(document);
  val answer = val::object();
  answer.set("document", checked.problems.empty() ? toJavaScript(toValue(checked.sweep)) : val::null());
  answer.set("problems", toJavaScript(checked.problems));
  return answer;
}

val extent(const val& document) {
  const CheckedSweep checked = checkPlain(document);
  if (!checked.problems.empty()) return refused(checked.problems);
  const Extent extent = extentOf(checked.sweep);
  val answer = val::object();
  answer.set("trials", extent.trials);
  answer.set("updates", extent.updates);
  return answer;
}

/// The row at a place of a list does not fit the space of its sweep.
Problems misfitAt(const std::string& place, const Sweep& sweep, const Row& row) {
  const std::string misfit = misfitOf(sweep, row);
  if (misfit.empty()) return {};
  return {{place, "misfit", {}, "trial " + std::to_string(row.trial) + ": " + misfit}};
}

val report(const val& document, const val& rows) {
  if (!rows.isArray()) throwTypeError("rows must be a list");
  std::optional<CheckedSweep> checked;
  if (!document.isNull()) checked = checkPlain(document);
  if (checked && !checked->problems.empty()) return refused(checked->problems);
  std::vector<Row> read;
  const int count = rows["length"].as<int>();
  for (int i = 0; i < count; ++i) {
    const std::optional<Value> line = fromJavaScript(rows[i]);
    auto row = rowFrom(line ? *line : Value());
    if (const std::string* const complaint = std::get_if<std::string>(&row))
      return refused({{"rows[" + std::to_string(i) + ']', "bad-row", {}, *complaint}});
    read.push_back(std::move(std::get<Row>(row)));
    const Problems misfit =
        checked ? misfitAt("rows[" + std::to_string(i) + ']', checked->sweep, read.back()) : Problems();
    if (!misfit.empty()) return refused(misfit);
  }
  return toJavaScript(toValue(reportOf(checked ? &checked->sweep : nullptr, read)));
}

val readTable(const val& lines) {
  if (!lines.isArray()) throwTypeError("lines must be a list");
  TableReader reader;
  const int count = lines["length"].as<int>();
  for (int i = 0; i < count; ++i) {
    const std::optional<Value> line = fromJavaScript(lines[i]);
    const std::string complaint = line ? reader.take(*line) : tooLarge()[0].message;
    if (!complaint.empty()) return refused({{"lines[" + std::to_string(i) + ']', "bad-line", {}, complaint}});
  }
  // Whether the sweep itself is good, the report says.
  const CheckedSweep checked = reader.sweep() ? checkSweep(*reader.sweep()) : CheckedSweep();
  for (std::size_t i = 0; reader.sweep() && checked.problems.empty() && i < reader.rows().size(); ++i) {
    const std::string place = "lines[" + std::to_string(reader.places()[i]) + ']';
    const Problems misfit = misfitAt(place, checked.sweep, reader.rows()[i]);
    if (!misfit.empty()) return refused(misfit);
  }
  val rows = val::array();
  for (const Row& row : reader.rows()) rows.call<void>("push", toJavaScript(toValue(row)));
  val answer = val::object();
  answer.set("document", reader.sweep() ? toJavaScript(*reader.sweep()) : val::null());
  answer.set("rows", rows);
  return answer;
}

}  // namespace
}  // namespace gradlab

/// gradlab-search.js, hyper-parameter search: a module of its own, because training does without it.
EMSCRIPTEN_BINDINGS(search) {
  using namespace emscripten;
  using namespace gradlab;

  function("strategies", &strategyList);
  function("checkSweep", &checkDocument);
  function("extent", &extent);
  function("openStudy", &openStudy);
  function("report", &report);
  function("readTable", &readTable);

  class_<SearchStudy>("Study")
      .smart_ptr<std::shared_ptr<SearchStudy>>("Study")
      .function("next", &SearchStudy::next)
      .function("finish", &SearchStudy::finish)
      .function("learn", &SearchStudy::learn);
}
